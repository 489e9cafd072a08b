/** Words and texts that stand elsewhere in the plan and may be meant here. */
import type { Entity, Unit } from "../../analysis/entity.ts";
import { wordsOf } from "../../analysis/entity.ts";
import type { Context } from "../../rules/rule.ts";

/** What an insight serves, or is at odds with, is often one of the organization's values, its vision or its strategy. */
export function textsFromPlan({ snapshot, uri }: Context, holder: Entity, field: string): readonly string[] {
  if (field !== "serves" && field !== "at-odds-with") return [];
  const [organization] = snapshot.names(uri, holder.unit).targets(holder.unit.top, "organization");
  const { fields = [] } = organization?.entity.block.segment ?? {};
  return ["values", "vision", "strategy"].flatMap((name) =>
    fields
      .filter((one) => one.name.text === name)
      .flatMap(({ values }) => values.flatMap((value) => (value.kind === "text" ? [value.text] : []))),
  );
}

/** Words by which other blocks of the document are grouped. */
export function tagsInUse({ snapshot, uri }: Context): readonly string[] {
  const tags = new Set<string>();
  for (const { unit } of snapshot.units(uri)) for (const tag of tagsIn(unit)) tags.add(tag);
  return [...tags];
}

function tagsIn(unit: Unit): readonly string[] {
  const known = tagsOf.get(unit);
  if (known) return known;
  const tags = unit.entities.flatMap((entity) => wordsOf(entity.field("tags")).map(({ text }) => text));
  tagsOf.set(unit, tags);
  return tags;
}

/** What a block says stays the same for as long as nobody writes in it. */
const tagsOf = new WeakMap<Unit, readonly string[]>();
