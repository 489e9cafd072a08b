import { isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Agreement, Declared, UnitFacts } from "../../workspace/facts.ts";
import type { Derivation, Facts, Question, Source, Told } from "../../workspace/tally.ts";
import { documentRule } from "../rule.ts";
import { inOrder, relatedTo, spanOf, unitWith } from "../shared/facts.ts";
import { insertField } from "../shared/layout.ts";
import { quoted } from "../shared/words.ts";

/** A contract with a person, and where it stands. */
interface Deal extends Source {
  readonly agreement: Agreement;
  readonly person: Declared;
}

/** Contracts of one coach with two people of whom one leads the other. */
interface Conflict extends Told {
  readonly above: Deal;
  readonly below: Deal;
  /** The same two, the one at which it is told last. */
  readonly first: Deal;
  readonly at: Deal;
}

interface OfCoach extends Conflict {
  readonly coach: Declared;
}

/** One coach for a leader and for whoever leads that leader. */
export const contractBothBossAndReport = documentRule<OfCoach>({
  code: "contract/both-boss-and-report",
  severity: "warning",
  about:
    "Two contracts of one coach, one with a person and one with the person that this one reports to, in all plans of the workspace, neither of which has anything under `disclosed`. Told once, at the later one. Cancelled contracts do not count.",
  everywhere: true,
  check({ uri, snapshot }, report) {
    for (const { home: coach, found } of snapshot.facts.toldIn(uri, conflicts)) {
      const unit = unitWith(snapshot, uri, found.at.facts);
      report({
        data: { ...found, coach },
        unit: unit ?? null,
        span: spanOf(unit, { ...found.at.agreement.spot, field: "coachee" }),
      });
    }
  },
  message: ({ coach, above, below }) => ({
    what: t`The coach ${called(coach)} has contracts with ${called(below.person)} and with ${called(above.person)}, to whom ${called(below.person)} reports, and neither contract discloses it.`,
    why: t`Each may wonder what the coach carries to the other; a conflict of interest that all know of can be lived with, a hidden one cannot.`,
    instead: t`Tell both, agree how the coach keeps the two apart, and write it under “disclosed:”; or let another coach take one of them.`,
  }),
  related: ({ first }, { snapshot }) => [
    relatedTo(
      snapshot,
      first,
      first.agreement.spot,
      t`The same coach works under ${quoted(first.agreement.title)}.`,
    ),
  ],
  fixes({ coach, first, at }, context) {
    const unit = unitWith(context.snapshot, at.uri, at.facts);
    const contract = unit?.entities.find(
      (entity) => isKind(entity, "contract") && unit?.entities.indexOf(entity) === at.agreement.spot.block,
    );
    if (!contract) return [];
    const words = t`${nameFor(coach)} also coaches ${nameFor(first.person)}; both know it and have agreed to it`;
    const text = `"${placeholder(1, words.replace(/["\\]/g, "'"))}"`;
    return [
      {
        title: t`Disclose it under ${quoted("disclosed:")}`,
        preferred: true,
        edits: [insertField(context, contract, "disclosed", text)],
      },
    ];
  },
});

/** The first contract of a coach with each person, by the person. */
function firstDeals(coach: Declared, sources: readonly Source[], facts: Facts): ReadonlyMap<string, Deal> {
  const deals = new Map<string, Deal>();
  for (const source of sources) {
    for (const agreement of source.facts.agreements) {
      if (!agreement.coaches.some((one) => isSame(facts.home(source.uri, one), coach))) continue;
      const person = facts.home(source.uri, agreement.coachee);
      if (person?.kind !== "person") continue;
      const deal = { ...source, agreement, person };
      const known = deals.get(keyOf(person));
      if (!known || comesBefore(facts, deal, known)) deals.set(keyOf(person), deal);
    }
  }
  return deals;
}

const conflicts: Question<Conflict> = {
  kinds: ["coach"],
  about(coach, sources, facts) {
    const deals = firstDeals(coach, sources, facts);
    return [...deals.values()].flatMap((below): Conflict[] => {
      const boss = facts.about(below.person, bossOf);
      const above = boss && deals.get(keyOf(boss));
      if (!above || above === below) return [];
      const [first, at] = comesBefore(facts, above, below) ? [above, below] : [below, above];
      return [{ above, below, first, at }];
    });
  },
};

/** A person's block names one other person: whom this one reports to. */
const bossOf: Derivation<Declared | undefined> = (person, _sources, facts) => {
  const [{ mentions } = nobody] = facts.unitsOf(person.uri, person.id);
  const boss = mentions.find(({ wants }) => wants.includes("person"));
  return boss && facts.home(person.uri, boss);
};

const nobody: Pick<UnitFacts, "mentions"> = { mentions: [] };

function comesBefore(facts: Facts, one: Deal, other: Deal): boolean {
  return (inOrder(facts, one, other) || one.agreement.spot.block - other.agreement.spot.block) < 0;
}

function isSame(one: Declared | undefined, other: Declared): boolean {
  return one?.uri === other.uri && one.id === other.id;
}

function keyOf({ uri, id }: Declared): string {
  return `${uri} ${id}`;
}

function called(one: Declared): string {
  return quoted(nameFor(one));
}

function nameFor({ id, title }: Declared): string {
  return title ?? id;
}
