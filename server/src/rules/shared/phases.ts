import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { isWeekend } from "../../calendar/day.ts";
import type { Span } from "../../text/span.ts";
import type { UnitView } from "../rule.ts";

/** Two phases that follow one another in the text, neither of which says what it comes after. */
export interface Neighbours {
  readonly before: Entity<"phase">;
  readonly phase: Entity<"phase">;
  /** The last day of the one and the first day of the other. */
  readonly ends: Day;
  readonly starts: Day;
}

/** All neighbours among an engagement's phases whose days are known and not in doubt. */
export function neighbours({ unit, schedule }: UnitView): readonly Neighbours[] {
  const phases = unit.top.children.filter((child): child is Entity<"phase"> => isKind(child, "phase"));
  return phases.slice(1).flatMap((phase, i) => {
    const before = phases[i];
    if (!before || before.field("after") || phase.field("after")) return [];
    const { end } = schedule.dates(before);
    const { start } = schedule.dates(phase);
    if (!end || !start || !schedule.isSound(end) || !schedule.isSound(start)) return [];
    return [{ before, phase, ends: end.day, starts: start.day }];
  });
}

/** Where a phase says when it begins. From the unit's start. */
export function beginning(phase: Entity<"phase">): Span {
  const field = phase.field("starts") ?? phase.field("dates");
  return field ? phase.span(field.values[0] ?? field) : headerSpan(phase);
}

/** The days from `first` to `last` on which people work: no weekend and no holiday of the engagement's organization. */
export function workingDays(view: UnitView, first: Day, last: Day): number {
  const holidays = holidaysOf(view);
  let count = 0;
  for (let day = first; day <= last; day++) {
    if (!isWeekend(day) && !holidays.some(([from, to]) => from <= day && day <= to)) count++;
  }
  return count;
}

function holidaysOf({ unit, names }: UnitView): readonly (readonly [from: Day, to: Day])[] {
  const organization = names.targets(unit.top, "organization")[0]?.entity;
  const field = isKind(organization, "organization") ? organization.field("holidays") : undefined;
  return (field?.values ?? []).flatMap((value) => {
    const [from, to] = value.kind === "range" ? [value.from, value.to] : [value, value];
    if (from.kind !== "date" || to.kind !== "date" || from.day === undefined || to.day === undefined)
      return [];
    return [[from.day, to.day] as const];
  });
}
