import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { formatDuration } from "../../calendar/duration.ts";
import type { PhaseKind } from "../../language/kinds.ts";
import { phaseKinds } from "../../language/kinds.ts";
import { indentUnit } from "../../language/layout.ts";
import { inSeries } from "../../language/shapes.ts";
import { shownDay } from "../../language/shownDay.ts";
import { either, t } from "../../text/say.ts";
import type { Context, Fix, FixEdit, UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { conversationAt, mentionedLevels } from "../shared/conversations.ts";
import { feedbackForThem, hearsFindings } from "../shared/feedback.ts";
import { insertBefore, insertBlock } from "../shared/layout.ts";
import { levels } from "../shared/levels.ts";
import { mayBeLost } from "../shared/lost.ts";
import { beginning, kindOfPhase, phasesOf, usualLengths } from "../shared/phases.ts";
import { capital, Named, named, quoted } from "../shared/words.ts";

/** The first phase of a kind, with its first day. */
interface First {
  readonly phase: Entity<"phase">;
  readonly kind: PhaseKind;
  readonly starts: Day;
}

type Order =
  | { readonly found: "early"; readonly early: First; readonly late: First }
  | {
      readonly found: "missing";
      readonly engagement: Entity<"engagement">;
      readonly kinds: readonly PhaseKind[];
    };

/** Phases in another order than diagnostic, plan, implementation, or without one of these. */
export const phaseOrder = blockRule<"engagement", Order>({
  code: "phase/order",
  severity: "warning",
  about:
    "Diagnostic, plan and implementation begin in another order; of several phases of one kind the first counts. As a hint, at the engagement's header: one of the three is missing in an engagement that has phases.",
  blocks: ["engagement"],
  heeds: ["unclear", "names"],
  check(engagement, view, report) {
    const wrong = outOfOrder(engagement, view);
    if (wrong) report({ data: wrong, span: beginning(wrong.early.phase) });
    const phases = phasesOf(engagement);
    const kinds = phases.map(kindOfPhase);
    const absent = phaseKinds.filter((kind) => !kinds.includes(kind));
    // A phase whose kind cannot be read, or whose keyword is mistyped, may be the one that is missing.
    if (phases.length === 0 || absent.length === 0 || kinds.includes("unclear")) return;
    if (mayBeLost(engagement.unit, "phase")) return;
    // One that is mentioned by that name, and not found, has its message there.
    const lost = view.names.meanings.filter(({ target }) => !target).map(({ text }) => text);
    const missing = absent.filter((kind) => !lost.includes(kind));
    if (missing.length === 0) return;
    report({
      data: { found: "missing", engagement, kinds: missing },
      span: headerSpan(engagement),
      severity: "hint",
    });
  },
  message(order) {
    if (order.found === "early") {
      const { early, late } = order;
      return {
        what: t`${Named(early.phase)} begins on ${shownDay(early.starts)}, before ${named(late.phase)} does (${shownDay(late.starts)}).`,
        why: reasons[early.kind](),
        instead: t`Let it begin when ${named(late.phase)} is over.`,
      };
    }
    const { engagement, kinds } = order;
    return {
      what: t`${Named(engagement)} has no ${inSeries(kinds)} phase.`,
      why: kinds.map((kind) => reasons[kind]()).join(" "),
      instead: t`Add ${either(kinds.length === 1, "it", "them")}, or say with “kind:” which of your phases that is.`,
    };
  },
  related: (order) =>
    order.found === "early"
      ? [
          {
            unit: order.late.phase.unit,
            span: headerSpan(order.late.phase),
            says: t`This phase comes first.`,
          },
        ]
      : [],
  fixes: (order, context) =>
    order.found === "early" || lacksListeners(order, context)
      ? []
      : [added(order.engagement, order.kinds, context)],
});

const reasons: Readonly<Record<PhaseKind, () => string>> = {
  diagnostic: () => t`Without listening first, from the board to the front line, a plan rests on guesses.`,
  plan: () =>
    t`Leaders deliver what they have planned and committed themselves to, not what was begun without them.`,
  implementation: () =>
    t`A plan changes nothing until it is carried out, with time, dates and somebody at the leaders' side.`,
};

/** The first two kinds of which the later one begins before the earlier one. */
function outOfOrder(
  engagement: Entity<"engagement">,
  { schedule }: UnitView,
): (Order & { found: "early" }) | undefined {
  const firsts = phaseKinds.flatMap((kind): First[] => {
    const known = phasesOf(engagement)
      .filter((phase) => kindOfPhase(phase) === kind)
      .flatMap((phase): First[] => {
        const { start } = schedule.dates(phase);
        return start && schedule.isSound(start) ? [{ phase, kind, starts: start.day }] : [];
      })
      .sort((one, other) => one.starts - other.starts);
    return known.slice(0, 1);
  });
  for (const [i, late] of firsts.entries()) {
    const early = firsts[i + 1];
    if (early && early.starts < late.starts) return { found: "early", early, late };
  }
  return undefined;
}

/** Whether a plan is missing that nobody who decides would have to do with: it would want a feedback in its turn. */
function lacksListeners(
  { engagement: { unit }, kinds }: Order & { found: "missing" },
  { snapshot, uri }: Context,
): boolean {
  const view = { unit, names: snapshot.names(uri, unit) };
  return kinds.includes("plan") && !hearsFindings(view) && !feedbackForThem(view);
}

/** Puts in the phases that are missing, each where its place is. */
function added(engagement: Entity<"engagement">, kinds: readonly PhaseKind[], context: Context): Fix {
  const places = new Map<Entity<"phase"> | undefined, PhaseKind[]>();
  for (const kind of kinds) {
    const next = phasesOf(engagement).find((phase) => isLater(phase, kind));
    places.set(next, [...(places.get(next) ?? []), kind]);
  }
  const edits = [...places].map(([next, wanted]): FixEdit => {
    const ends = wanted.length === 1 && next ? dayBefore(next, engagement, context) : undefined;
    const lines = wanted.flatMap((kind) => phaseOf(kind, ends, engagement, context));
    return next
      ? insertBefore(context, next, lines)
      : insertBlock(context, engagement, lines, { plain: true });
  });
  return {
    title: t`Add the ${either(kinds.length === 1, "phase", "phases")} ${inSeries(kinds.map(quoted), "and")}`,
    edits,
  };
}

function isLater(phase: Entity<"phase">, kind: PhaseKind): boolean {
  const own = kindOfPhase(phase);
  return own !== undefined && own !== "unclear" && phaseKinds.indexOf(own) > phaseKinds.indexOf(kind);
}

/** Until when a phase can go on that is put before one whose first day is written; undefined where there is no room. */
function dayBefore(
  next: Entity<"phase">,
  engagement: Entity<"engagement">,
  context: Context,
): Day | undefined {
  if (!next.field("starts") && !next.field("dates")) return undefined;
  const schedule = context.snapshot.schedule(context.uri, engagement.unit);
  const phases = phasesOf(engagement);
  const previous = phases[phases.indexOf(next) - 1];
  const begins = previous ? schedule.dates(previous).end?.day : schedule.dates(engagement).start?.day;
  const until = schedule.dates(next).start?.day;
  return begins !== undefined && until !== undefined && begins < until - 1 ? until - 1 : undefined;
}

/** A new phase with what it should hold, so that it does not lack that in its turn. */
function phaseOf(
  kind: PhaseKind,
  ends: Day | undefined,
  { unit }: Entity<"engagement">,
  { snapshot, uri }: Context,
): readonly string[] {
  const usual = usualLengths.get(kind);
  const length = usual ? `lasts: ${formatDuration(usual)}` : "";
  const dates = ends === undefined ? length : `ends: ${formatDay(ends)}`;
  if (unit.ids.has(kind)) return [`phase "${capital(kind)}" { kind: ${kind}; ${dates} }`];
  const inside = contentsOf(kind, { unit, names: snapshot.names(uri, unit) });
  if (inside.length === 0) return [`phase ${kind} "${capital(kind)}" { ${dates} }`];
  return [`phase ${kind} "${capital(kind)}" {`, ...[dates, ...inside].map((line) => indentUnit + line), "}"];
}

/** What a diagnostic hears and sees, and who hears of it in a plan; on the phase's first day, until somebody sets another. */
function contentsOf(kind: PhaseKind, view: Pick<UnitView, "unit" | "names">): readonly string[] {
  const activity = (block: string, title: string, field: string) =>
    `${block} "${title.replace(/["\\]/g, "'")}" { ${field}; on: start of ${kind} }`;
  if (kind === "plan") {
    const meeting = hearsFindings(view) ? undefined : feedbackForThem(view);
    return meeting ? [activity("feedback", meeting.title, meeting.field)] : [];
  }
  if (kind !== "diagnostic") return [];
  const wanted = new Set(["board", "chief-executive", ...mentionedLevels(view.names)]);
  return [
    ...levels.flatMap((level) => {
      const { title, field } = conversationAt(level, view.names);
      return wanted.has(level) ? [activity("conversation", title, field)] : [];
    }),
    `observation "${t`A meeting, a shift, a visit`}" { on: start of ${kind} }`,
  ];
}
