import { parse } from "../../../analysis/parse.ts";
import { mostFieldsOnOneLine, widestLine } from "../../../language/layout.ts";
import type { FixEdit } from "../../../rules/rule.ts";
import { indentAt, lineBreakOf } from "../../../rules/shared/layout.ts";
import type { Document } from "../../../syntax/document.ts";
import { columnsOf } from "../../../text/columns.ts";
import { t } from "../../../text/say.ts";
import type { Span } from "../../../text/span.ts";
import { REWRITE } from "../../abilities.ts";
import { changed } from "../../formatting/changes.ts";
import { layoutOf } from "../../formatting/layout.ts";
import { meaningOf } from "../../formatting/meaning.ts";
import type { Laid } from "../../formatting/pieces.ts";
import { piecesOf } from "../../formatting/pieces.ts";
import { blockSpan } from "../../shared/locate.ts";
import type { Place, Refactoring } from "./refactoring.ts";

/** Writes a block that stands on one line over several, one member on each, and a short one back on one line. */
export function oneLine({ located: { document, part, placed, offset } }: Place): Refactoring[] {
  if (!placed) return [];
  const span = blockSpan(placed);
  const isAtClose = placed.entity.block.segment.close !== undefined && offset === span.end;
  if (part.kind !== "keyword" && part.kind !== "id" && part.kind !== "title" && !isAtClose) return [];
  const laid = piecesOf(document, placed.entity.block, span.start);
  if (laid.frozen || !laid.header || laid.close === undefined || laid.pieces.length === 0) return [];
  const isOnOneLine = !/[\r\n]/.test(document.text.slice(span.start, span.end));
  const joint = isOnOneLine ? undefined : joined(document, laid);
  if (!isOnOneLine && joint === undefined) return [];
  // Both read the document again: only for who takes it.
  const rewrite = () => {
    const text = joint ?? parted(document, laid);
    return { edits: text === undefined ? [] : smallest(document, span, text) };
  };
  return [
    {
      title: isOnOneLine ? t`Write this block over several lines` : t`Write this block on one line`,
      kind: REWRITE,
      rewrite,
    },
  ];
}

/** As the formatter lays it out once there is a line break in it. */
function parted(document: Document, { header, start, end }: Laid): string | undefined {
  if (!header) return undefined;
  const { text, uri } = document;
  const broken = text.slice(0, header.end) + lineBreakOf({ document }) + text.slice(header.end);
  const by = broken.length - text.length;
  const tried = parse(uri, 0, broken);
  const laid = changed(broken, layoutOf(tried, { start, end: end + by }));
  return laid.slice(start, end + laid.length - text.length);
}

/** Undefined where it would not stay there: comments up to the end of their line, blocks, long ones. */
function joined(document: Document, { header, pieces, start }: Laid): string | undefined {
  const members = pieces.map(({ kind, phrase }) =>
    kind === "member" && phrase && !phrase.manyLines ? phrase.flat : undefined,
  );
  if (!header || header.manyLines || members.includes(undefined) || members.length > mostFieldsOnOneLine)
    return undefined;
  const line = `${header.flat} ${members.join("; ")} }`;
  return columnsOf(indentAt({ document }, start) + line) <= widestLine ? line : undefined;
}

/** One edit for what differs; none where the text would mean something else. */
function smallest({ text, uri, root }: Document, { start, end }: Span, put: string): readonly FixEdit[] {
  const old = text.slice(start, end);
  const after = text.slice(0, start) + put + text.slice(end);
  if (meaningOf(parse(uri, 0, after).root) !== meaningOf(root)) return [];
  let same = 0;
  while (same < old.length && same < put.length && old[same] === put[same]) same++;
  let tail = 0;
  while (tail < Math.min(old.length, put.length) - same && old.at(-1 - tail) === put.at(-1 - tail)) tail++;
  return [{ span: { start: start + same, end: end - tail }, text: put.slice(same, put.length - tail) }];
}
