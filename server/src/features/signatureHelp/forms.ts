/** The forms in which dates and recurrences are written, and which of them somebody is writing. */

import { shapes } from "../../language/shapes.ts";
import type { Shape } from "../../language/types.ts";
import { smallWords } from "../../language/words.ts";
import { t } from "../../text/say.ts";
import type { Piece } from "../shared/pieces.ts";

/** One way to write a value, part by part, each as an example. */
export interface Form {
  readonly parts: readonly Part[];
  readonly says: string;
}

export interface Part {
  readonly example: string;
  readonly says: string;
  readonly optional: boolean;
}

/** The forms for a field, the number of the one that was begun, and of the part that comes next in it. */
export interface Begun {
  readonly forms: readonly Form[];
  readonly begun: number;
  readonly part: number;
}

/** For the shapes that a field takes and what is written before the cursor; undefined where no form needs telling. */
export function formsFor(taken: readonly Shape[], pieces: readonly Piece[]): Begun | undefined {
  const words = pieces.map(({ text }) => text);
  if (taken.includes("recurrence")) {
    const recurrence = recurrenceForm();
    return {
      forms: [recurrence],
      begun: 0,
      part: partBehind(recurrence, words, words.includes("every") ? 1 : 0),
    };
  }
  if (taken.includes("occasion")) return datesWith(occasionEnd(), shapes.occasion.says, pieces);
  if (taken.includes("range")) return datesWith(rangeEnd(), shapes.range.says, pieces);
  return taken.includes("date") ? datesWith([], shapes.date.says, pieces) : undefined;
}

function part(example: string, says: string, optional = false): Part {
  return { example, says, optional };
}

const occasionEnd = () => [
  part("at 14:00", smallWords.at.says, true),
  part("for 90 minutes", smallWords.for.says, true),
];
const rangeEnd = () => [part("to 2026-02-12", smallWords.to.says)];

const recurrenceForm = (): Form => ({
  says: shapes.recurrence.says,
  parts: [
    part("8", t`How many times in all.`, true),
    part("every 2 weeks", smallWords.every.says),
    part("on Tuesday", smallWords.on.says, true),
    part("from 2026-05-28", smallWords.from.says, true),
    ...occasionEnd(),
  ],
});

/** A written day, an edge of something, and so much before or after one. */
function datesWith(more: readonly Part[], says: string, pieces: readonly Piece[]): Begun {
  const forms: readonly Form[] = [
    {
      says,
      parts: [
        part("2026-02-04", t`The year, the month and the day, each with a zero where it is short.`),
        ...more,
      ],
    },
    {
      says: smallWords.start.says,
      parts: [
        part("start of", `${smallWords.start.says} ${t`Or \`end of\`: its last day.`}`),
        part("implementation", smallWords.of.says),
        ...more,
      ],
    },
    {
      says: smallWords.after.says,
      parts: [
        part("6 weeks", shapes.duration.says),
        part("after", `${smallWords.after.says} ${t`Or \`before\`.`}`),
        part("start of", t`From its first day, or with \`end of\` from its last; may be left out.`, true),
        part("implementation", t`The id of something with dates in this engagement, or a written day.`),
        ...more,
      ],
    },
  ];
  // Behind `to` a second date is written; the forms are those of the first.
  const words = pieces.map(({ text }) => text);
  const begun = words[0] === "start" || words[0] === "end" ? 1 : pieces[0]?.kind === "number" ? 2 : 0;
  const form = forms[begun];
  return { forms, begun, part: form ? partBehind(form, words, firstPart(begun, words)) : 0 };
}

/** The part in which the date itself is, where nothing stands behind it yet. */
function firstPart(begun: number, words: readonly string[]): number {
  if (begun === 1) return words.includes("of") ? 1 : 0;
  if (begun === 0) return 0;
  const side = words.findIndex((word) => word === "after" || word === "before");
  if (side < 0) return words.length > 1 ? 1 : 0;
  const behind = words.slice(side + 1);
  return behind.length === 0 ? 2 : behind.includes("of") || behind[0] !== "start" ? 3 : 2;
}

/** The last part whose first word is written already, else the one given. */
function partBehind({ parts }: Form, words: readonly string[], otherwise: number): number {
  const begun = parts.findLastIndex(({ example }, i) => {
    const [first = ""] = example.split(" ");
    return i > otherwise && Object.hasOwn(smallWords, first) && openers.has(first) && words.includes(first);
  });
  return begun < 0 ? otherwise : begun;
}

const openers: ReadonlySet<string> = new Set(["every", "on", "from", "at", "for", "to"]);
