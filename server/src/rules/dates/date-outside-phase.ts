import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import type { Moment } from "../../analysis/schedule.ts";
import type { Day } from "../../calendar/day.ts";
import { activities } from "../../language/kinds.ts";
import { shownDay } from "../../language/shownDay.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { movedTo } from "../shared/move.ts";
import { phasesOf } from "../shared/phases.ts";
import { Named, named } from "../shared/words.ts";

interface Outside {
  readonly entity: Entity;
  readonly phase: Entity;
  readonly day: Day;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** Something that takes place in a phase, on a day that is not in it. */
export const dateOutsidePhase = blockRule<Activity, Outside>({
  code: "date/outside-phase",
  severity: "warning",
  about:
    "A conversation, observation, assessment, feedback, workshop, training, advising or session in a phase, of which any day lies outside that phase. Actions, reviews and milestones may outlive their phase.",
  blocks: [...activities, "session"],
  check(entity, { schedule }, report) {
    const phase = entity.parent;
    if (!isKind(phase, "phase")) return;
    const sound = (moment: Moment | undefined) =>
      moment && schedule.isSound(moment) ? moment.day : undefined;
    const own = schedule.dates(entity);
    const around = schedule.dates(phase);
    const [from, to] = [sound(around.start), sound(around.end)];
    const outside = [sound(own.start), sound(own.end)].find(
      (day) => day !== undefined && ((from !== undefined && day < from) || (to !== undefined && day > to)),
    );
    if (outside === undefined) return;
    const { fields } = entity.block.segment;
    const field = ["dates", "on"].flatMap((name) => fields.find((one) => one.name.text === name) ?? []).at(0);
    const span = field ? entity.span(field.values[0] ?? field) : headerSpan(entity);
    report({ data: { entity, phase, day: outside, from, to }, span });
  },
  message: ({ entity, phase, day, from, to }) => ({
    what:
      from !== undefined && day < from
        ? t`${Named(entity)} takes place on ${shownDay(day)}, before ${named(phase)} begins (${shownDay(from)}).`
        : t`${Named(entity)} takes place on ${shownDay(day)}, after ${named(phase)} ends (${to === undefined ? "" : shownDay(to)}).`,
    why: t`A phase builds on what the one before it has brought; what comes too late for it is not heard.`,
    instead: t`Correct the day, make the phase longer, or move this into the phase in which it takes place.`,
  }),
  fixes({ entity, phase }, context) {
    const { uri, snapshot } = context;
    const schedule = snapshot.schedule(uri, entity.unit);
    const { start, end } = schedule.dates(entity);
    const fitting = phasesOf(entity.unit.top).filter((other) => {
      const around = schedule.dates(other);
      if (other === phase || !start || !end || !around.start || !around.end) return false;
      return around.start.day <= start.day && end.day <= around.end.day;
    });
    const [home] = fitting;
    return home && fitting.length === 1 ? [movedTo(context, entity, home, false)] : [];
  },
  related: ({ phase }) => [
    { unit: phase.unit, span: headerSpan(phase), says: t`This is the phase that it stands in.` },
  ],
});

type Activity = (typeof activities)[number] | "session";
