/** Where an engagement stands today, counted. */
import type { Day } from "../calendar/day.ts";
import type { EngagementModel, Standing } from "./model.ts";

/** The phases that today is in, and how far the actions are. */
export function standingOn({ phases, lanes }: EngagementModel, today: Day): Standing {
  const actions = lanes.flatMap(({ items }) => items).filter(({ kind }) => kind === "action");
  const of = (wanted: string) => actions.filter(({ status }) => status === wanted).length;
  return {
    phases: phases
      .filter(({ start, end }) => start !== undefined && end !== undefined && start <= today && today <= end)
      .map(({ title, keyword }) => ({ title, keyword })),
    actions: actions.length,
    done: of("done"),
    overdue: of("overdue"),
  };
}
