/** Whether those who decide hear what a diagnostic has found. */
import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { UnitView } from "../rule.ts";
import { levelOf, peopleIn } from "./levels.ts";
import { isUnfinished } from "./unfinished.ts";

type View = Pick<UnitView, "unit" | "names">;

/** Whether an engagement has a feedback with somebody who decides, or may have one for all that can be known. */
export function hearsFindings(view: View): boolean {
  return view.unit.entities.some(
    (one) => isKind(one, "feedback") && (isUnfinished(one) || reachesTheTop(one, view)),
  );
}

/** The field that has the engagement's sponsors take part; undefined where it has none. */
export function withSponsors({ unit, names }: View): string | undefined {
  const sponsors = names.targets(unit.top, "sponsor").flatMap(({ entity: { id } }) => id ?? []);
  return sponsors.length > 0 ? `with: ${sponsors.join(", ")}` : undefined;
}

const top: ReadonlySet<string | undefined> = new Set(["board", "chief-executive", "executive"]);

function reachesTheTop(feedback: Entity<"feedback">, { unit, names }: View): boolean {
  const sponsors = names.targets(unit.top, "sponsor").map(({ entity }) => entity);
  return ["with", "for"].some((field) => {
    const { people, unknown } = peopleIn(feedback, field, names);
    if (unknown > 0) return true;
    return people.some((person) => {
      const level = levelOf(person);
      return level === undefined || top.has(level) || sponsors.includes(person);
    });
  });
}
