import { use } from "../../language/words.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { pathTo } from "../shared/uses.ts";
import { quoted } from "../shared/words.ts";

/** `use` without the file. */
export const syntaxMissingPath = syntaxRule({
  code: "syntax/missing-path",
  about: "A `use` without the name of a file behind it.",
  message: () => ({
    what: t`${quoted(use.keyword)} does not say which file.`,
    why: t`The names of that file stay unknown here.`,
    instead: t`Write the file's name in quotes, for example ${quoted(use.example)}.`,
  }),
  fixes({ problem, segment, place }, context) {
    const at = problem.insertAt ?? problem.end;
    // `use people.coachplan`: the name is there, its quotes are not, or only one of them.
    const rest = /^[^\S\r\n]*["“”]?((?!\/[/*])[^\r\n"“”]+)["“”]?/.exec(segment.text.slice(at));
    const written = rest?.[1]?.trim();
    if (rest && written) {
      return [
        {
          title: t`Write ${quoted(`${use.keyword} "${written}"`)}`,
          preferred: true,
          edits: [{ span: place(context, { start: at, end: at + rest[0].length }), text: ` "${written}"` }],
        },
      ];
    }
    const span = place(context, { start: at, end: at });
    const others = context.snapshot.documents.filter((other) => other.uri !== context.uri);
    const path = others[0] ? pathTo(context.uri, others[0].uri) : "people.coachplan";
    return [
      {
        title: t`Name the file`,
        preferred: true,
        edits: [{ span, text: ` "${placeholder(1, path)}"`, snippet: true }],
      },
    ];
  },
});
