import { t } from "../../text/say.ts";
import { syntaxRule } from "../shared/syntax.ts";

/** A line of tens of thousands of characters, as broken copying makes them. */
export const syntaxLineTooLong = syntaxRule({
  code: "syntax/line-too-long",
  about: "A line that is longer than 10,000 characters. What stands further to the right is not read.",
  message: () => ({
    what: t`This line is too long: from here on it is not read.`,
    why: t`Whatever stands here is missing from the plan and from its timeline.`,
    instead: t`Break the line, or remove what was pasted here by mistake.`,
  }),
});
