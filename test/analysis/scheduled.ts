/** Schedules of small documents, told in words that fit on a line of a test. */

import { declarationsOf } from "../../server/src/analysis/declarations.ts";
import type { Entity } from "../../server/src/analysis/entity.ts";
import { unitOf } from "../../server/src/analysis/entity.ts";
import { namesOf } from "../../server/src/analysis/names.ts";
import { parse } from "../../server/src/analysis/parse.ts";
import type { Schedule, ScheduleProblem } from "../../server/src/analysis/schedule.ts";
import { scheduleOf } from "../../server/src/analysis/schedule.ts";
import { scopeOf } from "../../server/src/analysis/scope.ts";
import { formatDay } from "../../server/src/calendar/day.ts";

/** A document's schedules, by the ids of its blocks. */
export interface Scheduled {
  /** The first block of that id. Throws where there is none. */
  entity(id: string): Entity;
  schedule(id: string): Schedule;
  /** All schedules, one for each top-level block. */
  readonly schedules: readonly Schedule[];
  /** `2026-02-02 … 2026-03-22`, one day alone where both are the same, `?` for an unknown one, `none` for none. */
  dates(id: string): string;
}

export function scheduled(text: string): Scheduled {
  const uri = "file:///plan.coachplan";
  const units = parse(uri, 1, text).root.children.map(unitOf);
  const scope = scopeOf(units.map((unit) => declarationsOf(uri, unit)));
  const schedules = units.map((unit) => scheduleOf(unit, namesOf(uri, unit, scope)));
  const find = (id: string) => {
    for (const [index, unit] of units.entries()) {
      const entity = unit.entities.find((one) => one.id === id);
      const schedule = schedules[index];
      if (entity && schedule) return { entity, schedule };
    }
    throw new Error(`No block has the id ${id}`);
  };
  return {
    schedules,
    entity: (id) => find(id).entity,
    schedule: (id) => find(id).schedule,
    dates(id) {
      const { entity, schedule } = find(id);
      const { start, end } = schedule.dates(entity);
      if (!start && !end) return "none";
      if (start?.day === end?.day && start) return formatDay(start.day);
      return `${start ? formatDay(start.day) : "?"} … ${end ? formatDay(end.day) : "?"}`;
    },
  };
}

/** A problem on one line, blocks by their id (or keyword), fields in brackets. */
export function told(problem: ScheduleProblem): string {
  switch (problem.kind) {
    case "circular":
      return `circle: ${problem.circle
        .map(({ entity, edge, field }) => `${called(entity)} ${edge}s${field ? ` (${field.name.text})` : ""}`)
        .join(", ")}`;
    case "disagree":
      return `${called(problem.entity)} disagrees: ${problem.says
        .map(
          ({ fieldName, start, end }) =>
            `${fieldName} says ${[start, "…", end].map(written).join(" ").trim()}`,
        )
        .join("; ")}`;
    case "ends-before-start": {
      const { entity, start, end, startField, endField } = problem;
      return (
        `${called(entity)} ends on ${formatDay(end.day)} (${endField.name.text}) ` +
        `before it starts on ${formatDay(start.day)} (${startField.name.text})`
      );
    }
  }
}

function called(entity: Entity): string {
  return entity.id ?? entity.kind ?? "?";
}

function written(part: number | string | undefined): string {
  return typeof part === "number" ? formatDay(part) : (part ?? "");
}
