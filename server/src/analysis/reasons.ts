import type { Day } from "../calendar/day.ts";
import { formatDuration } from "../calendar/duration.ts";
import type { BlockName } from "../language/types.ts";
import type { Entity } from "./entity.ts";
import { nameOf } from "./entity.ts";
import type { Edge, Moment } from "./schedule.ts";

/**
 * How a day comes about, in words that go on behind “starts on …” or “ends on …”: "6 weeks after the start of
 * “Implementation”, which begins the day after “Plan” ends (22 May 2026)". The day in brackets is the one that
 * everything told is counted from.
 *
 * @param formatDay writes a day as the reader is used to it
 * @param links how many steps to tell, from the day backwards
 */
export function reasonInWords(moment: Moment, formatDay: (day: Day) => string, links = 2): string {
  let words = "";
  let at = moment;
  for (let told = 0; ; told++) {
    const link = linkOf(at, formatDay);
    words += link.words;
    if (!link.from) return words;
    at = link.from;
    if (at.reason.kind === "written" || told + 1 >= links) break;
    words += link.goesOn;
  }
  return at.day === moment.day ? words : `${words} (${formatDay(at.day)})`;
}

/** One step: its words, what it counts from where that may be told too, and the words that lead on to it. */
interface Link {
  readonly words: string;
  readonly from?: Moment;
  readonly goesOn: string;
}

function linkOf({ reason }: Moment, formatDay: (day: Day) => string): Link {
  switch (reason.kind) {
    case "written":
      return { words: "as written", goesOn: "" };
    case "edge": {
      const { holder, of, edge, from } = reason;
      if (of === holder)
        return { words: `on its ${edge === "start" ? "first" : "last"} day`, from, goesOn: which };
      return {
        words: isMark(of) ? `on the day of ${called(of)}` : `at ${place(of, edge)}`,
        from,
        goesOn: whichDoes(of, edge),
      };
    }
    case "offset": {
      const { holder, duration, side, of, edge, from } = reason;
      const length = `${formatDuration(duration)} ${side}`;
      if (!of || !edge) return { words: `${length} ${formatDay(from.day)}`, goesOn: "" };
      if (of === holder) return { words: `${length} its ${edge}`, from, goesOn: which };
      return {
        words: `${length} ${isMark(of) ? called(of) : place(of, edge)}`,
        from,
        goesOn: whichDoes(of, edge),
      };
    }
    case "lasts": {
      const length = formatDuration(reason.duration);
      const words = reason.counted === "forward" ? `${length} from its start` : `${length} back from its end`;
      return { words, from: reason.from, goesOn: which };
    }
    case "after":
    case "follows": {
      const { of, from } = reason;
      return {
        words: `the day after ${isMark(of) ? called(of) : happens(of, "end")}`,
        from,
        goesOn: isMark(of) ? which : whichItDoes,
      };
    }
    case "inherits":
      return { words: `when ${happens(reason.of, reason.edge)}`, from: reason.from, goesOn: whichItDoes };
    case "not-after-due":
      return {
        words: `on its last day, because it would otherwise begin after it, on ${formatDay(reason.otherwise.day)}`,
        goesOn: "",
      };
    case "contains": {
      const { of, edge } = reason;
      const words = isMark(of) ? `on the day of ${called(of)}` : `when ${happens(of, edge)}`;
      return { words: `${words}, the ${edge === "start" ? "first" : "last"} thing in it`, goesOn: "" };
    }
  }
}

const which = ", which is ";
const whichItDoes = ", which it does ";

function whichDoes(of: Entity, edge: Edge): string {
  return isMark(of) ? which : `, which ${does(edge)} `;
}

function happens(of: Entity, edge: Edge): string {
  return `${called(of)} ${does(edge)}`;
}

function does(edge: Edge): string {
  return edge === "start" ? "begins" : "ends";
}

function place(of: Entity, edge: Edge): string {
  return `the ${edge} of ${called(of)}`;
}

function called(entity: Entity): string {
  const name = entity.title ?? entity.id;
  return name ? `“${name}”` : `the ${nameOf(entity)}`;
}

/** What happens on one day only neither begins nor ends. */
function isMark({ kind }: Entity): boolean {
  return kind !== undefined && marks.has(kind);
}

const marks: ReadonlySet<BlockName> = new Set<BlockName>([
  "session",
  "review",
  "milestone",
  "goal",
  "result",
]);
