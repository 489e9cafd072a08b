import { t } from "../../text/say.ts";
import { syntaxRule } from "../shared/syntax.ts";

/** Blocks in blocks in blocks, hundreds deep. */
export const syntaxTooDeep = syntaxRule({
  code: "syntax/too-deep",
  about: "Blocks that stand in one another more than 200 deep. A plan never needs more than five.",
  message: () => ({
    what: t`Too many blocks stand in one another here.`,
    why: t`What stands further inside is not read.`,
    instead: t`Close the blocks before this one where they end.`,
  }),
});
