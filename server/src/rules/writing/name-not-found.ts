import { topLevelKinds } from "../../analysis/declarations.ts";
import type { Entity, Unit } from "../../analysis/entity.ts";
import type { Reference } from "../../analysis/names.ts";
import type { Scope } from "../../analysis/scope.ts";
import { inSeries } from "../../language/shapes.ts";
import { rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import { memoryOf } from "../../text/memory.ts";
import { Candidates } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import { addTo } from "../../text/sets.ts";
import type { Declared } from "../../workspace/facts.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Limits } from "../limits.ts";
import type { Context, Fix } from "../rule.ts";
import { documentRule } from "../rule.ts";
import { declarableAtTop, declareAtTop } from "../shared/declareAtTop.ts";
import { declareInside } from "../shared/declareInside.ts";
import { isHeadless, kindsOfHeadless, kindsOfHeadlessIn } from "../shared/headless.ts";
import { unresolved, unresolvedIn } from "../shared/references.ts";
import { addUse, fileName, missingUses, pathTo } from "../shared/uses.ts";
import { counted, nounFor, quoted } from "../shared/words.ts";

/** A name that means nothing, with the places that one message is about. */
interface Unknown {
  readonly text: string;
  readonly wants: readonly BlockName[];
  readonly mentions: readonly Mention[];
  /** The nearest name of the right kind. */
  readonly meant: string | undefined;
}

interface Mention {
  readonly unit: Unit;
  readonly reference: Reference;
}

/** What in a block is not found, and why names of it may not be. */
interface Unclear {
  readonly lost: readonly Reference[];
  /** Names of blocks whose first word is mistyped. */
  readonly unnamed: readonly string[];
  /** What the block is, or may be, where it lacks its name. */
  readonly nameless: readonly BlockName[];
}

/** A name that nothing has. */
export const nameNotFound = documentRule<Unknown, Limits, Unclear>({
  code: "name/not-found",
  severity: "error",
  about:
    "A name that nothing of the right kind has, in this file or in one that it uses. Where it is nearly the name of somebody who is mentioned rightly elsewhere, it is told at each mention; otherwise once, at the first one, with the others related. Silent for people, coaches, teams and organizations while a file that the document uses is not found, and while a block that may be meant lacks its name, or its whole first line.",
  gather({ unit, names }) {
    const all = unresolved(unit, names);
    const headless = all.length > 0 ? kindsOfHeadlessIn(unit) : [];
    const lost = all.filter(({ wants }) => !wants.some((kind) => headless.includes(kind)));
    const unnamed = halfWritten(unit);
    const nameless = kindsOfNameless(unit.top);
    return lost.length + unnamed.length + nameless.length > 0 ? { lost, unnamed, nameless } : undefined;
  },
  gathersFrom: (entity, { names }) =>
    unresolvedIn(entity, names).length > 0 ||
    nameOfHalfWritten(entity) !== undefined ||
    kindsOfNameless(entity).length > 0,
  reads: () => "its blocks alone",
  check({ uri, snapshot, gathered, mentioners }, report) {
    const unreadable = missingUses(snapshot, uri).length > 0;
    const unnamed = new Set(gathered.flatMap(({ piece }) => piece.unnamed));
    const nameless = gathered.flatMap(({ piece }) => piece.nameless);
    const byName = new Map<string, Mention[]>();
    for (const { unit, piece } of gathered) {
      for (const reference of piece.lost) {
        const { text } = reference;
        const outer = isOuter(reference);
        if (unnamed.has(text) || (outer && unreadable)) continue;
        if (reference.wants.some((kind) => nameless.includes(kind))) continue;
        const key = outer ? text : `${unit.top.path} ${text}`;
        const mentions = byName.get(key);
        if (mentions) mentions.push({ unit, reference });
        else byName.set(key, [{ unit, reference }]);
      }
    }
    let guesses = 0;
    for (const all of byName.values()) {
      // Nobody of that name is one mistake, wherever it shows; a slip of the finger is one at each place, unless it was
      // made where the name is given.
      const meant = guesses++ < MOST_GUESSES ? nearestTo({ uri, snapshot }, all) : undefined;
      const isSlip = meant !== undefined && isMentioned(snapshot, uri, meant, mentioners(meant));
      for (const mentions of isSlip ? all.map((one) => [one]) : [all]) {
        const [first] = mentions;
        if (!first) continue;
        const { text, wants, span } = first.reference;
        report({ data: { text, wants, mentions, meant }, unit: first.unit, span });
      }
    }
  },
  message({ text, wants, mentions, meant }, context) {
    const elsewhere = declaredElsewhere(context, text, wants)[0];
    const nobody =
      mentions[0]?.reference.role === "date"
        ? t`Nothing with dates here has the name ${quoted(text)}.`
        : t`No ${inSeries(wants.map(nounFor))} has the name ${quoted(text)}.`;
    return {
      what:
        mentions.length > 1
          ? `${nobody} ${t`It is mentioned in ${counted(mentions.length, "place")}.`}`
          : nobody,
      why: t`Whoever or whatever is meant is left out of the plan.`,
      instead: elsewhere
        ? t`It is declared in ${quoted(fileName(elsewhere.uri))}: write ${quoted(`${use.keyword} "${pathTo(context.uri, elsewhere.uri)}"`)} at the top.`
        : meant
          ? t`Write ${quoted(meant)} if that is what you mean.`
          : t`Correct the name, or write the block that has it.`,
    };
  },
  related: ({ mentions }) =>
    mentions
      .slice(1)
      .map(({ unit, reference }) => ({ unit, span: reference.span, says: t`It is mentioned here too.` })),
  fixes(data, context) {
    const { text, wants, mentions, meant } = data;
    const elsewhere = declaredElsewhere(context, text, wants);
    return [
      ...elsewhere.map(({ uri }, i) => useOf(context, uri, i === 0)),
      ...(meant === undefined ? [] : [replaceAll(context, data, meant, elsewhere.length === 0)]),
      ...declarable(context, data).map((kind, i) =>
        declare(context, data, kind, i === 0 && elsewhere.length === 0 && meant === undefined),
      ),
      ...mentions.slice(0, 1).flatMap(({ unit, reference }) => declareInside(context, unit, text, reference)),
    ];
  },
});

/** Blocks whose first word is mistyped or lost have a message already; who mentions them makes no mistake. */
function halfWritten(unit: Unit): readonly string[] {
  return unit.entities.flatMap((entity) => nameOfHalfWritten(entity) ?? []);
}

function nameOfHalfWritten({ known, id, block: { segment } }: Entity): string | undefined {
  return known === undefined ? (id ?? segment.keyword?.text) : undefined;
}

/** What a top-level block is, or may be, that lacks its name; nothing for any other block. */
function kindsOfNameless(entity: Entity): readonly BlockName[] {
  const { parent, known, id } = entity;
  if (parent || id !== undefined) return [];
  return known === undefined ? (isHeadless(entity) ? kindsOfHeadless(entity) : []) : [known];
}

function isOuter({ role, wants }: Reference): boolean {
  return role === "field" && wants.some((kind) => topLevelKinds.includes(kind));
}

/** Of so many names nobody corrects one by one: those behind them are told without what may be meant. */
const MOST_GUESSES = 1_000;

/** The nearest name of the right kind that may stand at the first mention. */
function nearestTo(
  { uri, snapshot }: Pick<Context, "uri" | "snapshot">,
  mentions: readonly Mention[],
): string | undefined {
  const [first] = mentions;
  if (!first) return undefined;
  const { unit, reference } = first;
  return namesInReach(snapshot.scope(uri), unit, reference).nearest(reference.text);
}

interface Reach {
  readonly names: object;
  readonly of: Map<string, Candidates>;
}

/** By unit, and by what the document sees; then by what may stand there. */
const inReach = memoryOf<Unit, Reach>();
const outside = memoryOf<object, Reach["of"]>();

/** The names that may stand where something is mentioned. */
function namesInReach(scope: Scope, unit: Unit, { wants, role }: Reference): Candidates {
  const { names } = scope;
  let kept = inReach.get(unit);
  if (kept?.names !== names) {
    kept = { names, of: new Map() };
    inReach.set(unit, kept);
  }
  return remembered(kept.of, `${role} ${wants.join()}`, () => {
    const inside = unit.entities.filter((entity) => role === "date" || entity !== unit.top);
    return new Candidates(idsOf(inside, wants), role === "date" ? undefined : namesAround(scope, wants));
  });
}

function namesAround({ names, all }: Scope, wants: readonly BlockName[]): Candidates {
  const kept = outside.get(names) ?? new Map<string, Candidates>();
  outside.set(names, kept);
  return remembered(
    kept,
    wants.join(),
    () =>
      new Candidates(
        idsOf(
          all.map(({ entity }) => entity),
          wants,
        ),
      ),
  );
}

function idsOf(entities: readonly Entity[], wants: readonly BlockName[]): readonly string[] {
  return entities.flatMap(({ kind, id }) => (kind !== undefined && wants.includes(kind) ? (id ?? []) : []));
}

function remembered<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** Whether one of the blocks mentions somebody of that name. */
function isMentioned(snapshot: Snapshot, uri: string, name: string, among: Iterable<Unit>): boolean {
  for (const unit of among) {
    const { meanings } = snapshot.names(uri, unit);
    if (meanings.some(({ text, target }) => target && text === name)) return true;
  }
  return false;
}

/** What is declared nearby comes first. */
function declaredElsewhere(
  { uri, snapshot }: Context,
  text: string,
  wants: readonly BlockName[],
): readonly Declared[] {
  const steps = (one: Declared) => pathTo(uri, one.uri).split("/").length;
  return snapshot.facts
    .declarationsOf(text)
    .filter((one) => one.uri !== uri && wants.includes(one.kind))
    .sort((one, other) => steps(one) - steps(other));
}

function replaceAll(context: Context, { mentions }: Unknown, meant: string, preferred: boolean): Fix {
  return {
    title:
      mentions.length > 1
        ? t`Write ${quoted(meant)} in all ${mentions.length} places`
        : t`Write ${quoted(meant)}`,
    preferred,
    edits: mentions.map(({ unit, reference }) => ({
      span: context.place(unit, reference.span),
      text: meant,
    })),
  };
}

function useOf(context: Context, target: string, preferred: boolean): Fix {
  const path = pathTo(context.uri, target);
  return { title: t`Use ${quoted(path)}, which declares it`, preferred, edits: [addUse(context, path)] };
}

/** What may be declared at the top under that name so that every mention of it in the document is right. */
function declarable(context: Context, { text, wants }: Unknown): readonly BlockName[] {
  const all = [...(wantedOf(context).get(text) ?? [])];
  return declarableAtTop(context, wants).filter((kind) => all.every((some) => some.includes(kind)));
}

/**
 * What is wanted of every name of the document that means nothing, by all who mention it; gathered once for all that is
 * offered. As many as there are fields: thousands may mention one name.
 */
function wantedOf(context: Context): ReadonlyMap<string, ReadonlySet<readonly BlockName[]>> {
  const { uri, snapshot } = context;
  const known = wanted.get(context);
  if (known) return known;
  const found = new Map<string, Set<readonly BlockName[]>>();
  for (const { unit } of snapshot.units(uri)) {
    for (const { text, wants } of unresolved(unit, snapshot.names(uri, unit))) addTo(found, text, wants);
  }
  wanted.set(context, found);
  return found;
}

const wanted = memoryOf<Context, ReadonlyMap<string, ReadonlySet<readonly BlockName[]>>>();

function declare(context: Context, { text, mentions }: Unknown, kind: BlockName, preferred: boolean): Fix {
  return {
    title: t`Add ${rowOf(kind).one} ${quoted(text)}`,
    preferred,
    edits: [declareAtTop(context, kind, text, mentions[0]?.unit)],
  };
}
