import type { InlayHint, InlayHintLabelPart, Range } from "vscode-languageserver-types";
import type { Entity } from "../analysis/entity.ts";
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
    .filter(({ start, unit }) => start <= to && from <= start + unit.block.width)
    .flatMap((at) => {
      const isWhole = from <= at.start && at.start + at.unit.block.width <= to;
      return isWhole ? unitHints(at) : at.unit.entities.flatMap((entity) => within(at, entity, from, to));
    });
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
  const part: InlayHintLabelPart = {
    value: one.label,
    ...(target && {
      tooltip: markdown,
      location: { uri: target.uri, range: snapshot.range(target.uri, target.unit, target.span) },
    }),
  };
  return { ...hint, label: [part], tooltip: markdown };
}

function wordsOf({ label }: InlayHint): string {
  return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}

const unitHints = perUnit<readonly InlayHint[]>({
  compute: (at) => at.unit.entities.flatMap((entity) => entityHints(at, entity)),
  moved: (hints, lines) =>
    hints.map((hint) => ({
      ...hint,
      position: { line: hint.position.line + lines, character: hint.position.character },
    })),
  leansOn: ({ snapshot, document, unit }) => [
    snapshot.schedule(document.uri, unit),
    snapshot.settings.shown ?? allShown,
  ],
});

/** Only what stands in the range is worked out: in a long engagement that is little. */
function within(at: UnitAt, entity: Entity, from: number, to: number): readonly InlayHint[] {
  if (at.start + entity.start > to || at.start + entity.end < from) return [];
  const { lines } = at.document;
  return entityHints(at, entity).filter(({ position }) => {
    const offset = lines.offset(position);
    return from <= offset && offset <= to;
  });
}

function entityHints({ snapshot, document, start }: UnitAt, entity: Entity): readonly InlayHint[] {
  const shown: Readonly<Record<HintKind, boolean>> = (snapshot.settings.shown ?? allShown).hints;
  return hintsOf(snapshot, document.uri, entity).flatMap((hint: Hint, number): InlayHint[] =>
    shown[hint.kind]
      ? [
          {
            position: document.lines.position(start + hint.at),
            label: [{ value: hint.label }],
            paddingLeft: true,
            data: { ...dataOf(document.uri, entity), number },
          },
        ]
      : [],
  );
}
