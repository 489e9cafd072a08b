import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind, nameOf, wordsOf } from "../../analysis/entity.ts";
import { placeholder } from "../../text/snippet.ts";
import type { UnitView } from "../rule.ts";
import { unitRule } from "../rule.ts";
import type { Contract } from "../shared/contracts.ts";
import { coacheeOf, coachesOf, statusOf } from "../shared/contracts.ts";
import { insertField } from "../shared/layout.ts";
import { valuesSpan } from "../shared/lists.ts";
import { named, quoted } from "../shared/words.ts";

/** A contract with one person, as far as its names are right. */
interface OfPerson {
  readonly contract: Contract;
  readonly coachee: Entity<"person">;
  readonly coaches: readonly Entity[];
}

interface Conflict {
  readonly coach: Entity;
  /** The contracts with the one who leads and the one who is led. */
  readonly above: OfPerson;
  readonly below: OfPerson;
  /** The same two in the order of the text. */
  readonly first: OfPerson;
  readonly last: OfPerson;
}

/** One coach for a leader and for whoever leads that leader. */
export const contractBothBossAndReport = unitRule<Conflict>({
  code: "contract/both-boss-and-report",
  severity: "warning",
  about:
    "Two contracts of one coach, one with a person and one with the person that this one reports to, neither of which has anything under `disclosed`. It is told at the later one. Cancelled contracts do not count.",
  check(view, report) {
    const contracts = ofPersons(view);
    const byPerson = new Map<string | undefined, OfPerson[]>();
    for (const one of contracts) {
      const same = byPerson.get(one.coachee.id);
      if (same) same.push(one);
      else byPerson.set(one.coachee.id, [one]);
    }
    // Several contracts with the same two people are one conflict.
    const told = new Map<Entity, Set<Entity>>();
    for (const below of contracts) {
      const boss = wordsOf(below.coachee.field("reports-to"))[0]?.text;
      for (const above of (boss !== undefined && byPerson.get(boss)) || []) {
        const coach = below.coaches.find((each) => above.coaches.includes(each));
        const before = told.get(below.coachee) ?? new Set();
        if (!coach || above.coachee === below.coachee || before.has(coach)) continue;
        told.set(below.coachee, before.add(coach));
        const [first, last] = above.contract.start < below.contract.start ? [above, below] : [below, above];
        report({ data: { above, below, first, last, coach }, span: valuesSpan(last.contract, "coachee") });
      }
    }
  },
  message: ({ coach, above, below }) => ({
    what: `The coach ${quoted(nameOf(coach))} has contracts with ${quoted(nameOf(below.coachee))} and with ${quoted(nameOf(above.coachee))}, to whom the former reports, and neither contract discloses it.`,
    why: "Each may wonder what the coach carries to the other; a conflict of interest that all know of can be lived with, a hidden one cannot.",
    instead:
      "Tell both, agree how the coach keeps the two apart, and write it under “disclosed:”; or let another coach take one of them.",
  }),
  related: ({ first: { contract } }) => [
    {
      unit: contract.unit,
      span: headerSpan(contract),
      says: `The same coach works under ${named(contract)}.`,
    },
  ],
  fixes: ({ coach, first, last }, context) => {
    const words = `${nameOf(coach)} also coaches ${nameOf(first.coachee)}; both know it and have agreed to it`;
    const text = `"${placeholder(1, words.replace(/["\\]/g, "'"))}"`;
    return [
      {
        title: `Disclose it under ${quoted("disclosed:")}`,
        preferred: true,
        edits: [insertField(context, last.contract, "disclosed", text)],
      },
    ];
  },
});

/** The contracts that disclose nothing. */
function ofPersons(view: UnitView): readonly OfPerson[] {
  return view.unit.entities.flatMap((contract): OfPerson[] => {
    if (!isKind(contract, "contract") || contract.field("disclosed")) return [];
    const coachee = coacheeOf(contract, view);
    if (!isKind(coachee, "person") || statusOf(contract) === "cancelled") return [];
    return [{ contract, coachee, coaches: coachesOf(contract, view) }];
  });
}
