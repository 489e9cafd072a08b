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
    const told = new Set<Entity>();
    for (const { unit } of snapshot.units(uri)) {
      if (told.has(unit.top)) continue;
      const circle = circleFrom(snapshot, { uri, entity: unit.top });
      if (circle.length === 0) continue;
      for (const { entity } of circle) told.add(entity);
      const field = isKind(unit.top, "person") ? unit.top.field("reports-to") : undefined;
      if (field) report({ data: circle, unit, span: unit.top.span(field.values[0] ?? field) });
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

/** Everybody in the circle that the person is part of, beginning with that person; empty where there is none. */
function circleFrom(snapshot: Snapshot, first: Declaration): readonly Declaration[] {
  const line = [first];
  const passed = new Set<Entity>([first.entity]);
  for (let one = managerOf(snapshot, first); one; one = managerOf(snapshot, one)) {
    if (one.entity === first.entity) return line;
    if (passed.has(one.entity)) return [];
    passed.add(one.entity);
    line.push(one);
  }
  return [];
}

function managerOf(snapshot: Snapshot, { uri, entity }: Declaration): Declaration | undefined {
  if (!isKind(entity, "person")) return undefined;
  return snapshot.names(uri, entity.unit).targets(entity, "reports-to")[0];
}
