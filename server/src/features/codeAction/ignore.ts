import type { Finding } from "../../rules/findings.ts";
import { canBeSilenced, commentsOf, ignoresIn } from "../../rules/ignores.ts";
import type { FixEdit, IgnoreComment } from "../../rules/rule.ts";
import { indentAt, lineBreakOf } from "../../rules/shared/layout.ts";
import type { Document } from "../../syntax/document.ts";
import { segmentToBlock } from "../../syntax/print.ts";
import type { Value } from "../../syntax/tree.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

/**
 * What a `coachplan-ignore` for a finding takes: one on the line before, or a place in the one that is about that line
 * already. Empty where the finding cannot be silenced, or where no comment can stand.
 */
export function ignoring(snapshot: Snapshot, document: Document, finding: Finding): readonly FixEdit[] {
  const { code, span } = finding;
  if (!canBeIgnored(finding)) return [];
  const inUnits = snapshot
    .units(document.uri)
    .map(({ unit, start }) => ({ start, ignores: ignoresIn(unit) }));
  const [comment] = commentsOf(document, inUnits).about(span.start);
  if (comment) return joining(document, comment, code);
  const { lines, text } = document;
  const line = lines.span(lines.position(span.start).line);
  const written = `// coachplan-ignore ${code}: ${placeholder(1, REASON)}`;
  const isFree = (offset: number) => !isInsideWriting(snapshot, document, offset);
  if (isFree(line.start)) {
    const at = text.startsWith("\uFEFF") ? Math.max(line.start, 1) : line.start;
    const before = `${indentAt({ document }, span.start)}${written}${lineBreakOf({ document })}`;
    return [{ span: { start: at, end: at }, text: before, snippet: true }];
  }
  // A long text ends on this line: nothing can stand above it but the text.
  return isFree(line.end)
    ? [{ span: { start: line.end, end: line.end }, text: ` ${written}`, snippet: true }]
    : [];
}

/** Whether a comment could silence the finding: not what cannot be read, nor what is said about such comments. */
export function canBeIgnored({ code }: Finding): boolean {
  return canBeSilenced(code) && !code.startsWith("ignore/");
}

const REASON = "reason";

function joining({ text }: Document, { span, codes, reason }: IgnoreComment, code: string): FixEdit[] {
  const last = codes.at(-1);
  const written = text.slice(span.start, span.end);
  const word = span.start + written.indexOf("coachplan-ignore") + "coachplan-ignore".length;
  const at = last?.span.end ?? word;
  const added = last ? `, ${code}` : ` ${code}`;
  const end = span.start + written.replace(/\s*(?:\*\/)?$/, "").length;
  const why = placeholder(1, REASON);
  if (reason !== "") {
    return [
      { span: { start: at, end: at }, text: added },
      { span: { start: end, end }, text: `; ${why}`, snippet: true },
    ];
  }
  return [{ span: { start: at, end: Math.max(at, end) }, text: `${added}: ${why}`, snippet: true }];
}

/** Whether the offset lies in a text or a comment, where another comment would be only words. */
function isInsideWriting(snapshot: Snapshot, { uri, root }: Document, offset: number): boolean {
  const placed = snapshot
    .units(uri)
    .find(({ unit, start }) => start <= offset && offset < start + unit.block.width);
  const has = (span: Span, by: number, openEnd: boolean) =>
    span.start + by < offset && (offset < span.end + by || (openEnd && offset === span.end + by));
  const inComment = (text: string, comments: readonly Span[], place: (span: Span) => Span, by: number) =>
    comments.some((comment) => has(place(comment), by, text.startsWith("//", comment.start)));
  if (!placed) {
    const inRoot = (at: number) => segmentToBlock(root, at);
    const place = ({ start, end }: Span) => ({ start: inRoot(start), end: inRoot(end) });
    return inComment(root.segment.text, root.segment.comments, place, 0);
  }
  return placed.unit.entities.some((entity) => {
    const { text, comments, fields } = entity.block.segment;
    const texts = fields.flatMap(({ values }) => values.flatMap(textsIn));
    return (
      inComment(text, comments, (span) => entity.span(span), placed.start) ||
      texts.some((span) => has(entity.span(span), placed.start, false))
    );
  });
}

function textsIn(value: Value): readonly Span[] {
  if (value.kind === "text") return [value];
  if (value.kind === "shift") return [value.from, value.to];
  return value.kind === "reading" && value.value.kind === "text" ? [value.value] : [];
}
