import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver-types";
import { fieldsOf } from "../language/table.ts";
import type { Document } from "../syntax/document.ts";
import type { Field } from "../syntax/tree.ts";
import { t } from "../text/say.ts";
import type { Span } from "../text/span.ts";
import { touches } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { SORT_FIELDS, SORT_FIELDS_HERE } from "./abilities.ts";
import type { Change } from "./formatting/changes.ts";
import { childrenOf, type PlacedEntity, spanIn, topLevel } from "./shared/locate.ts";
import { rangeOf } from "./shared/ranges.ts";

/**
 * Puts fields into the order in which the reference has them: those of the block whose header is at the range, or
 * (where source actions are asked for) those of all blocks. Comments go with their field; inner blocks stay where they
 * are. A block that holds something that cannot be read is left alone.
 */
export function sortFields(
  snapshot: Snapshot,
  params: {
    readonly textDocument: { readonly uri: string };
    readonly range: Range;
    readonly context: CodeActionContext;
  },
): CodeAction[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const { only } = params.context;
  const wants = (kind: string) =>
    only?.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
  const action = (title: string, kind: string, changes: readonly Change[]): CodeAction[] =>
    changes.length === 0
      ? []
      : [{ title, kind, edit: { changes: { [document.uri]: editsOf(document, changes) } } }];
  const blocks = withInner(topLevel(document));
  const at = document.lines.offset(params.range.start);
  const here = blocks.find((block) => touches(headerOf(document, block), at));
  return [
    // Nobody looks for it at the light bulb: it comes when it is asked for by name.
    ...(wants(SORT_FIELDS)
      ? action(
          t`Sort the fields of all blocks`,
          SORT_FIELDS,
          blocks.flatMap((block) => sorted(document, block)),
        )
      : []),
    ...(here && (!only || wants(SORT_FIELDS_HERE))
      ? action(t`Sort the fields of this block`, SORT_FIELDS_HERE, sorted(document, here))
      : []),
  ];
}

function withInner(placed: readonly PlacedEntity[]): PlacedEntity[] {
  return placed.flatMap((one) => [one, ...withInner(childrenOf(one))]);
}

function headerOf(document: Document, placed: PlacedEntity): Span {
  const { keyword, id, title } = placed.entity.block.segment;
  const start = keyword ?? id ?? title ?? { start: 0, end: 0 };
  return spanIn(document, placed, { start: start.start, end: (title ?? id ?? start).end });
}

/** A field with the comments that belong to it. */
interface Slot extends Span {
  readonly rank: number;
}

/** Each place where a field stands gets the field whose turn it is. */
function sorted(document: Document, placed: PlacedEntity): Change[] {
  const { entity } = placed;
  const { fields, problems, strays } = entity.block.segment;
  if (!entity.known || problems.length > 0 || strays.length > 0) return [];
  const order = fieldsOf(entity.known).map(([name]) => name);
  const slots = fields.map((field): Slot => {
    const rank = order.indexOf(field.name.text);
    return { ...withComments(document, placed, field), rank: rank < 0 ? order.length : rank };
  });
  const wanted = [...slots].sort((a, b) => a.rank - b.rank);
  const moved = slots.flatMap((slot, i) => {
    const other = wanted[i] ?? slot;
    return other === slot ? [] : [{ slot, other }];
  });
  const text = ({ start, end }: Span) => document.text.slice(start, end);
  const canMove = moved.every(
    ({ slot, other }) => !text(other).includes("//") || standsAlone(document, slot),
  );
  if (!canMove) return [];
  return moved.map(({ slot: { start, end }, other }) => ({
    start,
    end,
    text: text(other),
    owner: { start, end },
  }));
}

/** With the comments right above it, and those behind it on its line. */
function withComments(document: Document, placed: PlacedEntity, field: Field): Span {
  const { text } = document;
  const comments = placed.entity.block.segment.comments.map((comment) => spanIn(document, placed, comment));
  let { start, end } = spanIn(document, placed, field);
  for (const comment of comments) {
    const gap = text.slice(end, comment.start);
    if (comment.start >= end && /^[^\S\r\n]*;?[^\S\r\n]*$/.test(gap) && !isBeforeMember(text, comment))
      ({ end } = comment);
  }
  for (const comment of [...comments].reverse()) {
    const gap = text.slice(comment.end, start);
    const isAbove = /^[^\S\r\n]*(?:\r\n|\r|\n)?[^\S\r\n]*$/.test(gap) && startsLine(document, comment);
    if (comment.end <= start && isAbove) ({ start } = comment);
  }
  return { start, end };
}

/** A comment with something behind it on its line belongs to that. */
function isBeforeMember(text: string, { end }: Span): boolean {
  return /^[^\S\r\n]*[^\s;}/]/.test(text.slice(end, end + 200));
}

function startsLine({ text, lines }: Document, { start }: Span): boolean {
  return text.slice(lines.span(lines.position(start).line).start, start).trim() === "";
}

/** Whether nothing else stands on the lines of a slot: only there a comment may end a line. */
function standsAlone(document: Document, slot: Span): boolean {
  const { text, lines } = document;
  const rest = text.slice(slot.end, lines.span(lines.position(slot.end).line).end);
  return startsLine(document, slot) && rest.trim() === "";
}

function editsOf(document: Document, changes: readonly Change[]) {
  return changes.map((change) => ({ range: rangeOf(document, change), newText: change.text }));
}
