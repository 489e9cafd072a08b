import { topLevelKinds } from "../../analysis/declarations.ts";
import type { Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { fieldsOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { choicePlaceholder, placeholder } from "../../text/snippet.ts";
import type { Context, FixEdit } from "../rule.ts";
import { textFor } from "./guess.ts";
import { lineBreakOf } from "./layout.ts";

/** Of these kinds, those of which a whole block can be written at the top level: with everybody whom it has to name. */
export function declarableAtTop(context: Context, kinds: readonly BlockName[]): readonly BlockName[] {
  return kinds.filter((kind) => {
    if (!topLevelKinds.includes(kind) || kind === "engagement") return false;
    const named = fieldsOf(kind).filter(([, { need, takes }]) => need && takes.kinds);
    return named.length === 0 || somebodyIn(context) !== undefined;
  });
}

function somebodyIn({ uri, snapshot }: Context): string | undefined {
  return snapshot.scope(uri).all.find(({ entity }) => isKind(entity, "person") && entity.id !== undefined)
    ?.entity.id;
}

/**
 * Writes a block under that id at the top level, on one line: behind the last one of its kind, or else above the block
 * that mentions it. The text is a snippet.
 */
export function declareAtTop(
  context: Context,
  kind: BlockName,
  id: string,
  mentioned: Unit | undefined,
): FixEdit {
  const { uri, snapshot, document } = context;
  const lineBreak = lineBreakOf(context);
  const alike = snapshot.units(uri).findLast(({ unit }) => isKind(unit.top, kind));
  const line = declaration(context, id, kind);
  if (alike) {
    const end = document.lines.span(document.lines.position(alike.start + alike.unit.block.width).line).end;
    // Without a line below, what is put in begins with the line break; it is one line, so nothing is indented twice.
    return { span: { start: end, end }, text: `${lineBreak}${line}`, snippet: true };
  }
  const start = mentioned ? context.place(mentioned, { start: 0, end: 0 }).start : 0;
  const at = document.lines.span(document.lines.position(start).line).start;
  return { span: { start: at, end: at }, text: `${line}${lineBreak}${lineBreak}`, snippet: true };
}

/** The whole block on one line, with every field that it should have. */
function declaration(context: Context, id: string, kind: BlockName): string {
  const title = id
    .split(/[-_]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
  const somebody = somebodyIn(context) ?? "";
  const fields = fieldsOf(kind)
    .filter(([, { need }]) => need)
    .map(([name, row], i) => {
      const stop = i + 2;
      const { shapes, choices } = row.takes;
      if (shapes[0] === "choice")
        return `${name}: ${choicePlaceholder(
          stop,
          (choices ?? []).map(({ word }) => word),
        )}`;
      if (shapes[0] === "reference") return `${name}: ${placeholder(stop, somebody)}`;
      return `${name}: ${textFor(row, stop)}`;
    });
  const body = fields.length > 0 ? ` { ${fields.join("; ")} }` : "";
  return `${kind} ${id} "${placeholder(1, title)}"${body}`;
}
