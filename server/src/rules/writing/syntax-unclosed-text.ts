import { syntaxRule } from "../shared/syntax.ts";

/** A text whose closing quotes are missing. */
export const syntaxUnclosedText = syntaxRule({
  code: "syntax/unclosed-text",
  about:
    'A text that begins with `"` and does not end on its line, or one that begins with `"""` and does not end at all.',
  message: ({ problem: { found } }) => ({
    what: "The end of this text is missing.",
    why: "Nobody can tell what belongs to the text and what comes after it.",
    instead:
      found === '"'
        ? 'Write a quotation mark (") behind its last word. A text of several lines begins and ends with three (""").'
        : 'Write three quotation marks (""") on a line of their own where it ends.',
  }),
  fixes({ problem, place }, context) {
    const at = problem.insertAt ?? problem.end;
    const span = place(context, { start: at, end: at });
    return [{ title: "Close the text", preferred: true, edits: [{ span, text: problem.found }] }];
  },
});
