import type { InlayHint, InlayHintLabelPart, Range } from "vscode-languageserver-types";
import { type Entity, headerEnd } from "../analysis/entity.ts";
import { allShown, type HintKind } from "../workspace/shown.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { type Hint, hintsOf } from "./inlayHint/kinds.ts";
import { dataOf, entityIn } from "./shared/entityData.ts";
import { perUnit, type UnitAt, unitsIn } from "./shared/perUnit.ts";

/**
 * What is worked out, beside what is written, in a range: days of blocks that do not write them, weekdays, slack, and
 * who an id stands for. Where each comes from is told by {@link resolveInlayHint}.
 */
export function inlayHint(
  snapshot: Snapshot,
  params: { readonly textDocument: { readonly uri: string }; readonly range: Range },
): InlayHint[] {
  const document = snapshot.document(params.textDocument.uri);
  if (!document) return [];
  const from = document.lines.offset(params.range.start);
  const to = document.lines.offset(params.range.end);
  return unitsIn(snapshot, document)
    .units.filter(({ start, unit }) => start <= to && from <= start + unit.block.width)
    .flatMap((at) => unitHints(at, from - at.start, to - at.start));
}

/** The hint with what it means, and with the place to which it leads. */
export function resolveInlayHint(snapshot: Snapshot, hint: InlayHint): InlayHint {
  const found = entityIn(snapshot, hint.data);
  const data: unknown = hint.data;
  const number = typeof data === "object" && data !== null && "number" in data ? data.number : undefined;
  if (!found || typeof number !== "number") return hint;
  const one = hintsOf(snapshot, found.uri, found.entity)[number];
  // The text may have changed since: then there is nothing true to tell of the old hint.
  if (!one || one.label !== wordsOf(hint)) return hint;
  const { tooltip, target } = one.explain();
  const markdown = { kind: "markdown", value: tooltip } as const;
  if (!target) return { ...hint, tooltip: markdown };
  // On the part alone: VS Code shows the tooltip of a hint and those of its parts one below the other.
  const part: InlayHintLabelPart = {
    value: one.label,
    tooltip: markdown,
    location: { uri: target.uri, range: snapshot.range(target.uri, target.unit, target.span) },
  };
  return { ...hint, label: [part] };
}

function wordsOf({ label }: InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

/** A hint as it is remembered: it stands so far behind the beginning of a value, or behind the block's header. */
interface Brief extends Pick<Hint, "kind" | "label"> {
  readonly field: number;
  readonly value: number;
  readonly behind: number;
}

/** The hints of a top-level block's inner blocks, by their numbers, as far as somebody has asked for them. */
const known = perUnit<(readonly Brief[] | undefined)[]>({
  // A title is what hints elsewhere say. Other words are in none, and no day and no name changes with them.
  compute: ({ unit }, earlier) =>
    earlier && !earlier.retitled ? earlier.result : unit.entities.map(() => undefined),
  moved: (hints) => hints,
  readsNames: true,
});

/** From one place of the unit to another. Only what stands there is worked out: in a long engagement that is little. */
function unitHints(at: UnitAt, from: number, to: number): readonly InlayHint[] {
  const hints = known.one(at);
  return at.unit.entities.flatMap((entity, i) => {
    if (entity.start > to || entity.end < from) return [];
    const own = hints[i] ?? hintsOf(at.snapshot, at.document.uri, entity).map((hint) => brief(entity, hint));
    hints[i] = own;
    return placed(at, entity, own, from, to);
  });
}

function brief({ block }: Entity, { kind, at, label }: Hint): Brief {
  const { fields } = block.segment;
  const field = fields.findIndex(({ start, end }) => start <= at && at <= end);
  const value = fields[field]?.values.findIndex(({ start, end }) => start <= at && at <= end) ?? -1;
  return { kind, label, field, value, behind: at - (fields[field]?.values[value]?.start ?? at) };
}

function placeIn(entity: Entity, { field, value, behind }: Brief): number {
  const start = entity.block.segment.fields[field]?.values[value]?.start;
  return start === undefined ? headerEnd(entity) : start + behind;
}

function placed(
  { snapshot, document, start }: UnitAt,
  entity: Entity,
  hints: readonly Brief[],
  from: number,
  to: number,
): readonly InlayHint[] {
  const shown: Readonly<Record<HintKind, boolean>> = (snapshot.settings.shown ?? allShown).hints;
  return hints.flatMap((hint, number): InlayHint[] => {
    const { kind, label } = hint;
    const at = placeIn(entity, hint);
    const { end } = entity.span({ start: at, end: at });
    if (!shown[kind] || end < from || end > to) return [];
    return [
      {
        position: document.lines.position(start + end),
        label: [{ value: label }],
        paddingLeft: true,
        data: { ...dataOf(document.uri, entity), number },
      },
    ];
  });
}
