import { t } from "../../text/say.ts";
import { indentAt, lineBreakOf } from "../shared/layout.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { named, quoted } from "../shared/words.ts";

/** A block whose `}` is missing. */
export const syntaxUnclosedBlock = syntaxRule({
  code: "syntax/unclosed-block",
  about:
    "A block with a `{` and no `}` of its own. It ends where a line with less indentation begins something that may stand outside it.",
  message: ({ entity }) => ({
    what: t`${entity ? t`The end of ${named(entity)}` : t`The end of this block`} is missing.`,
    why: t`Nobody can tell what still belongs to it and what comes after it.`,
    instead: t`Write a ${quoted("}")} where it ends.`,
  }),
  related: ({ problem, entity }) =>
    problem.related
      ? [
          {
            unit: entity?.unit ?? null,
            span: entity?.span(problem.related) ?? problem.related,
            says: t`It begins here.`,
          },
        ]
      : [],
  fixes({ problem, segment, entity, place }, context) {
    const at = problem.insertAt ?? segment.text.length;
    const inner = entity?.children.at(-1);
    const end = Math.max(
      place(context, { start: at, end: at }).start,
      inner ? context.place(inner.unit, { start: inner.start, end: inner.end }).end : 0,
    );
    const open = place(context, segment.open ?? problem).start;
    const oneLine = !/[\r\n]/.test(context.document.text.slice(open, end).trimEnd());
    const text = oneLine ? " }" : `${lineBreakOf(context)}${indentAt(context, open)}}`;
    return [{ title: t`Close the block`, preferred: true, edits: [{ span: { start: end, end }, text }] }];
  },
});
