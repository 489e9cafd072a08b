import type { Entity } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { isBlockName, mayStandIn, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import { t } from "../../text/say.ts";
import type { Context } from "../rule.ts";
import { textRule } from "../rule.ts";
import { movedTo } from "../shared/move.ts";
import { hasStrangers } from "../shared/strangers.ts";
import { capital, named, quoted } from "../shared/words.ts";
import { isFieldWithoutColon } from "./syntax-missing-colon.ts";

interface Misplaced {
  readonly kind: BlockName | typeof use.keyword;
  readonly outer: Entity | undefined;
  /** Undefined for a word that stands alone. */
  readonly block: Entity | undefined;
}

/** A block of the language in a place where it may not stand. */
export const nameMisplacedBlock = textRule<Misplaced>({
  code: "name/misplaced-block",
  severity: "error",
  about:
    "A block that the language knows, in a place where it may not stand. What stands in it is left alone.",
  needs: hasStrangers,
  check(view, report) {
    const { entity, segment, place } = view;
    const { keyword } = segment;
    const outerIsKnown = !entity?.parent || entity.parent.kind !== undefined;
    if (entity?.known && !entity.kind && keyword && outerIsKnown && !isFieldWithoutColon(entity)) {
      report({ data: { kind: entity.known, outer: entity.parent, block: entity }, span: view.span(keyword) });
    }
    if (place === undefined) return;
    for (const { word, looksLike } of segment.strays) {
      const isUse = word.text === use.keyword && looksLike === "block";
      if (!isUse && !isBlockName(word.text)) continue;
      report({ data: { kind: word.text, outer: entity, block: undefined }, span: view.span(word) });
    }
  },
  message({ kind, outer }) {
    if (!isBlockName(kind)) {
      return {
        what: outer
          ? t`${quoted(kind)} may not stand in ${named(outer)}.`
          : t`${quoted(kind)} may not stand here.`,
        why: t`The names of that file stay unknown here.`,
        instead: t`Move it to the top of the file, outside every block.`,
      };
    }
    const row = rowOf(kind);
    return {
      what: outer
        ? t`${capital(row.one)} may not stand in ${named(outer)}.`
        : t`${capital(row.one)} may not stand outside an engagement.`,
      why: t`Here it would be left out of the plan.`,
      instead: t`Move it: ${row.many} stand ${whereStands(kind)}.`,
    };
  },
  fixes({ kind, block }, context) {
    if (!block || !isBlockName(kind)) return [];
    const target = targetOf(context, kind, block);
    return target ? [movedTo(context, block, target, true)] : [];
  },
});

function whereStands(kind: BlockName): string {
  const places = rowOf(kind).standsIn;
  const inside = places.flatMap((place) => (place === "document" ? [] : rowOf(place).one));
  const parts = inside.length > 0 ? [t`in ${inSeries(inside)}`] : [];
  return inSeries([
    ...parts,
    ...(places.includes("document") ? [t`at the top, outside every other block`] : []),
  ]);
}

/** Where it clearly belongs: in the nearest block around it that takes it, or in the only one of the file. */
function targetOf(
  { uri, snapshot }: Context,
  kind: BlockName,
  block: Entity,
): Entity | "document" | undefined {
  for (let outer = block.parent; outer; outer = outer.parent) {
    if (outer.kind && mayStandIn(kind, outer.kind)) return outer;
  }
  if (mayStandIn(kind, "document")) return block.parent ? "document" : undefined;
  const units = snapshot.units(uri).map(({ unit }) => unit.top);
  const takers = units.filter((top) => top.kind && mayStandIn(kind, top.kind));
  return takers.length === 1 ? takers[0] : undefined;
}
