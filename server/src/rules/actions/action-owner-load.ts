import type { Day } from "../../calendar/day.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import type { Declared, Work } from "../../workspace/facts.ts";
import type { Facts, Question, Source, Told } from "../../workspace/tally.ts";
import type { Limiting } from "../limits.ts";
import { documentRule } from "../rule.ts";
import { inOrder, relatedTo, spanOf, unitWith } from "../shared/facts.ts";
import { quoted } from "../shared/words.ts";

const limits = {
  most: { default: 5, says: "Open actions that one owner may have at one time." },
  many: { default: 3, says: "Open actions that one owner may have at one time without a hint." },
} as const;

interface Task extends Source {
  readonly work: Work;
}

/** Where an owner's open actions become too many. */
interface Overload extends Told {
  /** The first action that is one too many. */
  readonly at: Task;
  /** Those that are open on its first day, that one left out. */
  readonly others: readonly Task[];
  readonly severity: "warning" | "hint";
}

interface Load extends Overload {
  readonly owner: Declared;
  readonly day: Day;
}

/** An owner with more open actions at one time than one can answer for. */
export const actionOwnerLoad = documentRule<Load, typeof limits>({
  code: "action/owner-load",
  severity: "warning",
  limits,
  about: `A person or team that owns more than ${limits.most.default} actions which are open at one time, in all plans of the workspace together; as a hint, more than ${limits.many.default}. Open is what is neither done nor dropped, from its first to its last day; engagements that are completed or cancelled do not count. One message for each owner, at the action that is one too many; the others are related places.`,
  everywhere: true,
  check({ uri, snapshot, limits }, report) {
    for (const { home: owner, found } of snapshot.facts.toldIn(uri, overloadAbove(limits))) {
      const { at, severity } = found;
      const unit = unitWith(snapshot, uri, at.facts);
      report({
        data: { ...found, owner, day: at.work.start },
        unit: unit ?? null,
        span: spanOf(unit, at.work.spot),
        severity,
      });
    }
  },
  message: ({ owner, others, at, day }) => ({
    what: t`With ${quoted(at.work.title)}, ${quoted(owner.title ?? owner.id)} answers for ${others.length + 1} open actions at one time, from ${shownDay(day)} on.`,
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

const questions = new Map<string, Question<Overload>>();

/** The same question for the same limits: what it finds is remembered by it. */
function overloadAbove({ most, many }: Limiting<typeof limits>["limits"]): Question<Overload> {
  const key = `${most} ${many}`;
  const known = questions.get(key);
  if (known) return known;
  const question: Question<Overload> = {
    kinds: ["person", "team"],
    about(owner, sources, facts) {
      const tasks = sources
        .flatMap((source) => workOf(owner, source, facts).map((work) => ({ ...source, work })))
        .sort(
          (a, b) =>
            a.work.start - b.work.start || inOrder(facts, a, b) || a.work.spot.block - b.work.spot.block,
        );
      const tooMany = overload(tasks, most);
      if (tooMany) return [{ ...tooMany, severity: "warning" }];
      const hint = overload(tasks, many);
      return hint ? [{ ...hint, severity: "hint" }] : [];
    },
  };
  questions.set(key, question);
  return question;
}

/** What a block gives that owner to do. All owners in it want the same, so one name means one of them throughout. */
function workOf(owner: Declared, { uri, facts: { work } }: Source, facts: Facts): readonly Work[] {
  const own = work.filter((one) => one.owner.id === owner.id);
  const [first] = own;
  return first && facts.home(uri, first.owner)?.uri === owner.uri ? own : [];
}

/** Where, of some actions in the order of their first days, more than so many are open at one time. */
function overload(tasks: readonly Task[], limit: number): Omit<Overload, "severity"> | undefined {
  let open: readonly Task[] = [];
  for (const at of tasks) {
    const others = open.filter(({ work }) => work.end >= at.work.start);
    if (others.length >= limit) return { at, others };
    open = [...others, at];
  }
  return undefined;
}
