import type { Entity } from "../../../analysis/entity.ts";
import { isKind } from "../../../analysis/entity.ts";
import { dateFieldsOf } from "../../../analysis/schedule/claims.ts";
import type { Edge } from "../../../analysis/schedule.ts";
import type { Day } from "../../../calendar/day.ts";
import { formatDay } from "../../../calendar/day.ts";
import { relativeDate } from "../../../rules/shared/dateWords.ts";
import { placeOf } from "../../../rules/shared/layout.ts";
import { trialOf } from "../../../rules/shared/trial.ts";
import { quoted } from "../../../rules/shared/words.ts";
import { t } from "../../../text/say.ts";
import { touches } from "../../../text/span.ts";
import { REWRITE } from "../../abilities.ts";
import { shortDay } from "../../shared/days.ts";
import { expressionsIn } from "../../shared/expressions.ts";
import type { Place, Refactoring } from "./refactoring.ts";

/** Writes a date that counts from something as its day, and a day as it counts from what is around it. */
export function dateForm({ context, located }: Place): Refactoring[] {
  const { part, placed, offset } = located;
  if (part.kind !== "value" || !placed) return [];
  const { entity } = placed;
  const { snapshot, uri } = context;
  const date = expressionsIn(part.value).find((one) => touches(located.span(one), offset));
  const moment = date && snapshot.schedule(uri, entity.unit).day(entity, date);
  if (!date || !moment) return [];
  const { day } = moment;
  const written = (words: string): Refactoring["rewrite"] => {
    const edits = [{ span: placeOf(context, entity, date), text: words }];
    return () => ({ edits });
  };
  const rewrite = (title: string, words: string): Refactoring => ({
    title,
    kind: REWRITE,
    rewrite: written(words),
  });
  if (date.kind !== "date") {
    return [rewrite(t`Write it as a day: ${formatDay(day)} (${shortDay(day)})`, formatDay(day))];
  }
  if (!givesDay(entity, part.field.name.text)) return [];
  return anchorsOf(place(context, entity), day)
    .filter((words) => !changesDays(words))
    .slice(0, most)
    .map((words) => rewrite(t`Write it as ${quoted(words)}`, words));

  /** Whether anything would happen on another day: then the name means something else here, or counts from this. */
  function changesDays(words: string): boolean {
    const { edits } = written(words)();
    const { unit } = entity;
    const { dates, moves } = trialOf(snapshot, uri, unit, edits);
    const after = dates(entity);
    return moves.length > 0 || (!after.start && !after.end);
  }
}

/** More would be a list to read. */
const most = 4;

/** Whether the field says when the block takes place; a day on which something was done or signed counts from nothing. */
function givesDay({ kind }: Entity, name: string): boolean {
  return kind !== undefined && dateFieldsOf(kind).some(([field]) => field === name);
}

interface Seen {
  readonly entity: Entity;
  dayOf(entity: Entity, edge: Edge): Day | undefined;
  after(entity: Entity): readonly Entity[];
}

function place({ snapshot, uri }: Place["context"], entity: Entity): Seen {
  const schedule = snapshot.schedule(uri, entity.unit);
  return {
    entity,
    dayOf: (one, edge) => schedule.dates(one)[edge]?.day,
    after: (one) => schedule.waitsFor(one),
  };
}

/** The day as it counts from what the block waits for, from what it stands in, and from the phase before; each once. */
function anchorsOf({ entity, dayOf, after }: Seen, day: Day): readonly string[] {
  const around: Entity[] = [];
  for (let outer = entity.parent; outer; outer = outer.parent) around.push(outer);
  const anchors: (readonly [Entity, Edge])[] = [
    ...after(entity).map((one) => [one, "end"] as const),
    ...around
      .filter((one) => isKind(one, "phase", "contract"))
      .flatMap((one) => [[one, "start"] as const, [one, "end"] as const]),
    [entity.unit.top, "start"],
  ];
  const words = anchors.flatMap(([anchor, edge]) => {
    const from = dayOf(anchor, edge);
    const { id } = anchor;
    return anchor === entity || id === undefined || from === undefined
      ? []
      : [relativeDate({ id, edge, day: from }, day)];
  });
  return [...new Set(words)];
}
