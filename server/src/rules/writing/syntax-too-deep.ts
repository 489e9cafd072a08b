import { syntaxRule } from "../shared/syntax.ts";

/** Blocks in blocks in blocks, hundreds deep. */
export const syntaxTooDeep = syntaxRule({
  code: "syntax/too-deep",
  about: "Blocks that stand in one another more than 200 deep. A plan never needs more than five.",
  message: () => ({
    what: "Too many blocks stand in one another here.",
    why: "What stands further inside is not read.",
    instead: "Close the blocks before this one where they end.",
  }),
});
