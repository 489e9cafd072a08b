import type { Entity } from "../../analysis/entity.ts";
import { formatDay } from "../../calendar/day.ts";
import type { activities } from "../../language/kinds.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Context } from "../rule.ts";
import { dayFor } from "./guess.ts";
import { holidaysOf, nextWorkday } from "./workdays.ts";

/**
 * The line of a new activity in a phase: title, the given fields, and a working day in the phase, from today on where
 * that is in it. A snippet whose first stop has that number.
 */
export function newActivity(
  context: Context,
  phase: Entity<"phase">,
  kind: (typeof activities)[number],
  title: string,
  fields: readonly string[],
  stop = 1,
): string {
  const { snapshot, uri } = context;
  const { unit } = phase;
  const { end } = snapshot.schedule(uri, unit).dates(phase);
  const first = dayFor(context, phase, "begins");
  const wanted = end && snapshot.today > first && snapshot.today <= end.day ? snapshot.today : first;
  const day = nextWorkday(wanted, 1, holidaysOf({ unit, names: snapshot.names(uri, unit) }));
  const members = [...fields, `on: ${placeholder(stop + 1, formatDay(day))}`];
  return `${kind} "${placeholder(stop, title.replace(/["\\]/g, "'"))}" { ${members.join("; ")} }`;
}
