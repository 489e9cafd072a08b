/** Whether those who decide hear what a diagnostic has found. */
import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { finderOf } from "../../analysis/inside.ts";
import { t } from "../../text/say.ts";
import type { UnitView } from "../rule.ts";
import { mentionedPeople } from "./conversations.ts";
import { levelOf, peopleIn } from "./levels.ts";
import { isUnfinished } from "./unfinished.ts";

type View = Pick<UnitView, "unit" | "names">;

/** Whether an engagement has a feedback with somebody who decides, or may have one for all that can be known. */
export function hearsFindings(view: View): boolean {
  return feedbackIn(view.unit).some(
    (one) => isKind(one, "feedback") && (isUnfinished(one) || reachesTheTop(one, view)),
  );
}

const feedbackIn = finderOf(({ kind }) => kind === "feedback");

/**
 * The title of a feedback that reaches those who decide, and the field that has them take part: the engagement's
 * sponsors, or else those at the top of the organization whom it mentions. Undefined where it mentions nobody.
 */
export function feedbackForThem({
  unit,
  names,
}: View): { readonly title: string; readonly field: string } | undefined {
  const sponsors = names.targets(unit.top, "sponsor").flatMap(({ entity: { id } }) => id ?? []);
  if (sponsors.length > 0)
    return { title: t`Findings to the sponsor`, field: `with: ${sponsors.join(", ")}` };
  const people = mentionedPeople(names).filter((person) => decides(levelOf(person)));
  const ids = people.flatMap(({ id }) => id ?? []);
  return ids.length > 0
    ? { title: t`Findings to those who decide`, field: `with: ${ids.join(", ")}` }
    : undefined;
}

const top: ReadonlySet<string> = new Set(["board", "chief-executive", "executive"]);

function reachesTheTop(feedback: Entity<"feedback">, { unit, names }: View): boolean {
  const sponsors = names.targets(unit.top, "sponsor").map(({ entity }) => entity);
  return ["with", "for"].some((field) => {
    const { people, unknown } = peopleIn(feedback, field, names);
    if (unknown > 0) return true;
    return people.some((person) => decides(levelOf(person)) || sponsors.includes(person));
  });
}

/** Whether somebody of that level decides, or may do so where it is not known. */
function decides(level: string | undefined): boolean {
  return level === undefined || top.has(level);
}
