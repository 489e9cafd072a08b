import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Declared, Work } from "../../workspace/facts.ts";
import type { Derivation, Source } from "../../workspace/tally.ts";
import { documentRule } from "../rule.ts";
import { inOrder, meantIn, mentionsBy, relatedTo, spanOf, unitWith } from "../shared/facts.ts";
import { quoted } from "../shared/words.ts";

const limits = {
  most: { default: 5, says: "Open actions that one owner may have at one time." },
  many: { default: 3, says: "Open actions that one owner may have at one time without a hint." },
} as const;

interface Task extends Source {
  readonly work: Work;
}

/** Where an owner's open actions become too many. */
interface Overload {
  /** The first action that is one too many. */
  readonly over: Task;
  /** Those that are open on its first day, that one left out. */
  readonly others: readonly Task[];
}

interface Load extends Overload {
  readonly owner: Declared;
  readonly day: Day;
}

const owners = mentionsBy(({ work }) => work.map(({ owner }) => owner));

/** An owner with more open actions at one time than one can answer for. */
export const actionOwnerLoad = documentRule<Load, typeof limits>({
  code: "action/owner-load",
  severity: "warning",
  limits,
  about: `A person or team that owns more than ${limits.most.default} actions which are open at one time, in all plans of the workspace together; as a hint, more than ${limits.many.default}. Open is what is neither done nor dropped, from its first to its last day; engagements that are completed or cancelled do not count. One message for each owner, at the action that is one too many; the others are related places.`,
  everywhere: true,
  reads: ({ snapshot }) => snapshot.facts.doings,
  check({ uri, snapshot, limits }, report) {
    for (const owner of meantIn(snapshot, uri, owners)) {
      const [most, many] = [limits.most, limits.many].map((limit) =>
        snapshot.facts.about(owner, overloadAbove(limit)),
      );
      const found = most ?? many;
      if (found?.over.uri !== uri) continue;
      const { over } = found;
      const unit = unitWith(snapshot, uri, over.facts);
      report({
        data: { ...found, owner, day: over.work.start },
        unit: unit ?? null,
        span: spanOf(unit, over.work.spot),
        severity: most ? "warning" : "hint",
      });
    }
  },
  message: ({ owner, others, over, day }) => ({
    what: t`With ${quoted(over.work.title)}, ${quoted(owner.title ?? owner.id)} answers for ${others.length + 1} open actions at one time, from ${shownDay(day)} on.`,
    why: t`Who has too much to do at once does what shouts the loudest; the rest is late, and nobody says so.`,
    instead: t`Give one of them to somebody else, move its days, or drop it and say why.`,
  }),
  related: ({ others }, { snapshot }) =>
    others.map((task) =>
      relatedTo(
        snapshot,
        task,
        task.work.spot,
        t`${quoted(task.work.title)} is open from ${shownDay(task.work.start)} to ${shownDay(task.work.end)}.`,
      ),
    ),
});

const byLimit = new Map<number, Derivation<Overload | undefined>>();

/** The same function for the same limit: what it finds is remembered by it. */
function overloadAbove(limit: number): Derivation<Overload | undefined> {
  const known = byLimit.get(limit);
  if (known) return known;
  const derive: Derivation<Overload | undefined> = (owner, sources, facts) => {
    const tasks = sources
      .flatMap((source) => source.facts.work.map((work) => ({ ...source, work })))
      .filter(({ uri, work }) => {
        if (work.owner.id !== owner.id) return false;
        const home = facts.home(uri, work.owner);
        return home?.uri === owner.uri;
      })
      .sort(
        (a, b) =>
          a.work.start - b.work.start || inOrder(facts, a, b) || a.work.spot.block - b.work.spot.block,
      );
    let open: readonly Task[] = [];
    for (const over of tasks) {
      const others = open.filter(({ work }) => work.end >= over.work.start);
      if (others.length >= limit) return { over, others };
      open = [...others, over];
    }
    return undefined;
  };
  byLimit.set(limit, derive);
  return derive;
}
