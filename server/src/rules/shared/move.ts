import type { Entity, Unit } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix, FixEdit } from "../rule.ts";
import { indentAt, insertBlock, lineBreakOf, remove } from "./layout.ts";
import { named } from "./words.ts";

/** Takes a block out where it stands and puts it at the end of another one, or behind its own top-level block. */
export function movedTo(
  context: Context,
  block: Entity,
  target: Entity | "document",
  preferred: boolean,
): Fix {
  const span = context.place(block.unit, { start: block.start, end: block.end });
  const lines = context.document.text.slice(span.start, span.end).split(/\r\n|\n/);
  const indent = indentAt(context, span.start);
  const stripped = lines.map((line) =>
    line.startsWith(indent) ? line.slice(indent.length) : line.trimStart(),
  );
  const insertion =
    target === "document"
      ? behind(context, block.unit, stripped)
      : insertBlock(context, target, stripped, { plain: true });
  return {
    title: target === "document" ? t`Move it to the top level` : t`Move it into ${named(target)}`,
    preferred,
    edits: [remove(context, span), insertion],
  };
}

function behind(context: Context, unit: Unit, lines: readonly string[]): FixEdit {
  const lineBreak = lineBreakOf(context);
  const { end } = context.place(unit, { start: 0, end: unit.block.width });
  return { span: { start: end, end }, text: `${lineBreak}${lineBreak}${lines.join(lineBreak)}` };
}
