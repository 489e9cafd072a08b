import type { Day } from "../calendar/day.ts";
import { shownDuration } from "../language/shownDay.ts";
import type { BlockName } from "../language/types.ts";
import { either, t } from "../text/say.ts";
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
  let goesOn: GoesOn | undefined;
  let at = moment;
  for (let told = 0; ; told++) {
    const link = linkOf(at, formatDay);
    words = goesOn ? goesOn(words, link.words) : link.words;
    if (!link.from) return words;
    at = link.from;
    if (at.reason.kind === "written" || told + 1 >= links) break;
    goesOn = link.goesOn;
  }
  return at.day === moment.day ? words : `${words} (${formatDay(at.day)})`;
}

/** One step: its words, what it counts from where that may be told too, and how the words of that are added. */
interface Link {
  readonly words: string;
  readonly from?: Moment;
  readonly goesOn?: GoesOn;
}

type GoesOn = (words: string, more: string) => string;

function linkOf({ reason }: Moment, formatDay: (day: Day) => string): Link {
  switch (reason.kind) {
    case "written":
      return { words: t`as written` };
    case "edge": {
      const { holder, of, edge, from } = reason;
      if (of === holder)
        return { words: t`on its ${either(edge === "start", "first", "last")} day`, from, goesOn: which };
      return {
        words: isMark(of)
          ? t`on the day of ${called(of)}`
          : t`at the ${either(edge === "start", "start", "end")} of ${called(of)}`,
        from,
        goesOn: whichDoes(of, edge),
      };
    }
    case "offset": {
      const { holder, duration, side, of, edge, from } = reason;
      const length = shownDuration(duration);
      const isAfter = side === "after";
      if (!of || !edge)
        return { words: t`${length} ${either(isAfter, "after", "before")} ${formatDay(from.day)}` };
      const isStart = edge === "start";
      if (of === holder)
        return {
          words: t`${length} ${either(isAfter, "after", "before")} its ${either(isStart, "start", "end")}`,
          from,
          goesOn: which,
        };
      return {
        words: isMark(of)
          ? t`${length} ${either(isAfter, "after", "before")} ${called(of)}`
          : t`${length} ${either(isAfter, "after", "before")} the ${either(isStart, "start", "end")} of ${called(of)}`,
        from,
        goesOn: whichDoes(of, edge),
      };
    }
    case "lasts": {
      const length = shownDuration(reason.duration);
      const words =
        reason.counted === "forward" ? t`${length} from its start` : t`${length} back from its end`;
      return { words, from: reason.from, goesOn: which };
    }
    case "after":
    case "follows": {
      const { of, from } = reason;
      return {
        words: isMark(of) ? t`the day after ${called(of)}` : t`the day after ${called(of)} ends`,
        from,
        goesOn: isMark(of) ? which : whichItDoes,
      };
    }
    case "inherits":
      return { words: happens(reason.of, reason.edge), from: reason.from, goesOn: whichItDoes };
    case "not-after-due":
      return {
        words: t`on its last day, because it would otherwise begin after it, on ${formatDay(reason.otherwise.day)}`,
      };
    case "contains": {
      const { of, edge } = reason;
      const words = isMark(of) ? t`on the day of ${called(of)}` : happens(of, edge);
      return { words: t`${words}, the ${either(edge === "start", "first", "last")} thing in it` };
    }
  }
}

const which: GoesOn = (words, more) => t`${words}, which is ${more}`;
const whichItDoes: GoesOn = (words, more) => t`${words}, which it does ${more}`;

function whichDoes(of: Entity, edge: Edge): GoesOn {
  return isMark(of)
    ? which
    : (words, more) => t`${words}, which ${either(edge === "start", "begins", "ends")} ${more}`;
}

function happens(of: Entity, edge: Edge): string {
  return t`when ${called(of)} ${either(edge === "start", "begins", "ends")}`;
}

function called(entity: Entity): string {
  const name = entity.title ?? entity.id;
  return name ? t`“${name}”` : t`the ${nameOf(entity)}`;
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
