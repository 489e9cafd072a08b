import { t } from "../../text/say.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { Named, named, quoted } from "../shared/words.ts";

/** A block whose `{` is missing, with what belongs into it below. */
export const syntaxUnopenedBlock = syntaxRule({
  code: "syntax/unopened-block",
  about:
    "A block without its `{`, with fields behind its header, or with lines below it that stand deeper, and with a `}` at their end.",
  message: ({ entity }) => ({
    what: t`${entity ? Named(entity) : t`This block`} has an end, but no beginning.`,
    why: t`Without a ${quoted("{")} nobody can tell that what stands below belongs to ${entity ? named(entity) : t`it`}.`,
    instead: t`Write a ${quoted("{")} at the end of its line.`,
  }),
  fixes({ problem, place }, context) {
    const at = problem.insertAt ?? problem.end;
    return [
      {
        title: t`Open the block`,
        preferred: true,
        edits: [{ span: place(context, { start: at, end: at }), text: " {" }],
      },
    ];
  },
});
