import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Declaration } from "../../analysis/names.ts";
import { t } from "../../text/say.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { documentRule } from "../rule.ts";
import { removeField } from "../shared/layout.ts";
import { quoted } from "../shared/words.ts";

/** People who report to one another. */
export const personReportsInCircle = documentRule<readonly Declaration[]>({
  code: "person/reports-in-circle",
  severity: "warning",
  about:
    "A person whose `reports-to`, followed from one to the next, comes back to the same person. Told once, at the first of them in the file.",
  reads: ({ people }) => people,
  check({ uri, snapshot }, report) {
    const units = snapshot.units(uri);
    const order = new Map(units.map(({ unit: { top } }, i) => [top, i]));
    const placeOf = ({ entity }: Declaration) => order.get(entity) ?? Number.POSITIVE_INFINITY;
    const passed = new Set<Entity>();
    for (const { unit } of units) {
      const found = circleFrom(snapshot, { uri, entity: unit.top }, passed);
      const first = found.reduce((least, one, i) => {
        const before = found[least];
        return before && placeOf(before) <= placeOf(one) ? least : i;
      }, 0);
      const circle = [...found.slice(first), ...found.slice(0, first)];
      const top = circle[0]?.entity;
      const field = isKind(top, "person") && order.has(top) ? top.field("reports-to") : undefined;
      if (top && field) report({ data: circle, unit: top.unit, span: top.span(field.values[0] ?? field) });
    }
  },
  message: (circle) => ({
    what: t`This line of reporting comes back to itself: ${[...circle, circle[0]].map((one) => quoted(one?.entity.id ?? "")).join(" → ")}.`,
    why: t`Nobody can see who is whose manager, and that matters to who may hear what about a coaching.`,
    instead: t`Correct one of the “reports-to”.`,
  }),
  related: (circle) =>
    circle.slice(1).map(({ uri, entity }) => {
      const field = isKind(entity, "person") ? entity.field("reports-to") : undefined;
      return {
        uri,
        unit: entity.unit,
        span: entity.span(field ?? entity.block.segment.id ?? { start: 0, end: 0 }),
        says: t`${quoted(entity.id ?? "")} reports on from here.`,
      };
    }),
  fixes([first], context) {
    const field = isKind(first?.entity, "person") ? first.entity.field("reports-to") : undefined;
    return first && field
      ? [
          {
            title: t`Remove who ${quoted(first.entity.id ?? "")} reports to`,
            edits: [removeField(context, first.entity, field)],
          },
        ]
      : [];
  },
});

/**
 * The circle to which the line of managers from a person leads; empty where there is none, or where it leads to people
 * who were passed before, whose circle is known.
 */
function circleFrom(snapshot: Snapshot, first: Declaration, passed: Set<Entity>): readonly Declaration[] {
  const line: Declaration[] = [];
  const places = new Map<Entity, number>();
  for (let one: Declaration | undefined = first; one; one = managerOf(snapshot, one)) {
    const place = places.get(one.entity);
    if (place !== undefined) return line.slice(place);
    if (passed.has(one.entity)) return [];
    passed.add(one.entity);
    places.set(one.entity, line.length);
    line.push(one);
  }
  return [];
}

function managerOf(snapshot: Snapshot, { uri, entity }: Declaration): Declaration | undefined {
  if (!isKind(entity, "person")) return undefined;
  return snapshot.names(uri, entity.unit).targets(entity, "reports-to")[0];
}
