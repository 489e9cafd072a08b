import { isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Agreement, Declared, Mention } from "../../workspace/facts.ts";
import type { Derivation, Facts, Source } from "../../workspace/tally.ts";
import { documentRule } from "../rule.ts";
import { inOrder, meantIn, mentionsBy, relatedTo, spanOf, unitWith } from "../shared/facts.ts";
import { insertField } from "../shared/layout.ts";
import { quoted } from "../shared/words.ts";

/** A contract with a person, and where it stands. */
interface Deal extends Source {
  readonly agreement: Agreement;
  readonly person: Declared;
}

/** Contracts of one coach with two people of whom one leads the other. */
interface Conflict {
  readonly above: Deal;
  readonly below: Deal;
}

interface Told extends Conflict {
  readonly coach: Declared;
  /** The same two, the one at which it is told last. */
  readonly first: Deal;
  readonly last: Deal;
}

/** One coach for a leader and for whoever leads that leader. */
export const contractBothBossAndReport = documentRule<Told>({
  code: "contract/both-boss-and-report",
  severity: "warning",
  about:
    "Two contracts of one coach, one with a person and one with the person that this one reports to, in all plans of the workspace, neither of which has anything under `disclosed`. Told once, at the later one. Cancelled contracts do not count.",
  everywhere: true,
  reads: ({ snapshot, people }) => `${snapshot.facts.doings} ${people}`,
  check({ uri, snapshot }, report) {
    const { facts } = snapshot;
    for (const coach of meantIn(snapshot, uri, coaches)) {
      if (coach.kind !== "coach") continue;
      for (const { above, below } of conflictsAmong(facts.about(coach, firstDeals), facts)) {
        const [first, last] = comesBefore(facts, above, below) ? [above, below] : [below, above];
        if (last.uri !== uri) continue;
        const unit = unitWith(snapshot, uri, last.facts);
        report({
          data: { above, below, first, last, coach },
          unit: unit ?? null,
          span: spanOf(unit, { ...last.agreement.spot, field: "coachee" }),
        });
      }
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
  fixes({ coach, first, last }, context) {
    const unit = unitWith(context.snapshot, last.uri, last.facts);
    const contract = unit?.entities.find(
      (entity) => isKind(entity, "contract") && unit?.entities.indexOf(entity) === last.agreement.spot.block,
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

const coaches = mentionsBy(({ agreements }) => agreements.flatMap((agreement) => agreement.coaches));

/** The first contract of a coach with each person, by the person. */
const firstDeals: Derivation<ReadonlyMap<string, Deal>> = (coach, sources, facts) => {
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
};

/** Whom people report to stands in their own blocks, which change without the contracts. */
function conflictsAmong(deals: ReadonlyMap<string, Deal>, facts: Facts): readonly Conflict[] {
  return [...deals.values()].flatMap((below): Conflict[] => {
    const boss = bossOf(below.person, facts);
    const above = boss && deals.get(keyOf(boss));
    return above && above !== below ? [{ above, below }] : [];
  });
}

/** A person's block names one other person: whom this one reports to. */
function bossOf(person: Declared, facts: Facts): Declared | undefined {
  let mention = reportsTo.get(person);
  if (mention === undefined) {
    const { mentions = [] } = facts.unitOf(person.uri, person.id) ?? {};
    mention = mentions.find(({ wants }) => wants.includes("person")) ?? null;
    reportsTo.set(person, mention);
  }
  return mention ? facts.home(person.uri, mention) : undefined;
}

/** By what is declared, which is another object as soon as anything else is written there; null for nobody. */
const reportsTo = new WeakMap<Declared, Mention | null>();

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
