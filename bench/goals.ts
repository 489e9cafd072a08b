/** What is promised (the figures of issue 5 and of PRODUCT.md §5), and whether it is kept. */
import { measured } from "./documents.ts";
import { type Figures, type Place, type Ratio, shown, table } from "./figures.ts";
import { parseLines, parseMeasure, startMeasure } from "./start.ts";
import { keys } from "./typing.ts";
import { inFolder } from "./workspace.ts";

interface Goal {
  readonly what: string;
  readonly above: Place;
  readonly below: Place;
  /** At most so much; at least, where it says `least`. */
  readonly goal: number;
  readonly least?: true;
}

const plain = "letter in a text";
const single = "one engagement of 20000";

/** All kinds of keys, with the names of their measures. */
const kinds: readonly (readonly [kind: string, measure: string])[] = [
  ...["top", "middle", "end"].map((place) => [`${plain}, ${place}`, measured.key(plain, place)] as const),
  ...keys
    .filter(({ name }) => name !== plain)
    .map(({ name }) => [name, measured.key(name, "middle")] as const),
  ...keys
    .filter(({ breaks }) => breaks)
    .map(({ name }) => [`${name}, taken back`, measured.mended(name)] as const),
];

function goals(files: number): readonly Goal[] {
  const grows = (what: string, measure: string, lines: string, goal: number): Goal => ({
    what: `${what}: ${lines} ÷ 200 lines`,
    above: [measure, lines, "coachplan"],
    below: [measure, "200", "coachplan"],
    goal,
  });
  const beside = (what: string, measure: string, lines: string, goal: number): Goal => ({
    what: `${what} ÷ echo, ${lines === single ? lines : `${lines} lines`}`,
    above: [measure, lines, "coachplan"],
    below: [measure, lines, "echo"],
    goal,
  });
  const langium = (lines: string, goal: number): Goal => ({
    what: `Langium ÷ Coachplan, key → diagnostics, ${lines} lines`,
    above: [measured.key(plain, "middle"), lines, "langium"],
    below: [measured.key(plain, "middle"), lines, "coachplan"],
    goal,
    least: true,
  });
  const folder = (
    what: string,
    above: readonly [string, string],
    below: readonly [string, string],
    goal: number,
  ): Goal => ({
    what: `${files} files: ${what}`,
    above: [above[0], `${files} files`, above[1]],
    below: [below[0], `${files} files`, below[1]],
    goal,
  });
  return [
    ...kinds.flatMap(([kind, measure]) => [
      beside(kind, measure, "200", 3),
      grows(kind, measure, "20000", 2),
      grows(kind, measure, "100000", 4),
    ]),
    ...kinds.map(([kind, measure]) => beside(kind, measure, single, 30)),
    langium("200", 5),
    langium("2000", 50),
    langium("20000", 300),
    grows("key → completion", measured.completion, "20000", 2),
    beside("key → completion", measured.completion, "200", 4),
    beside("all that an editor asks after a key", measured.everything, "200", 4),
    beside("all that an editor asks after a key", measured.everything, "20000", 6),
    ...["200", "20000"].map((lines) => ({
      what: `ten keys in 0.4 s → the last one's diagnostics ÷ one key, ${lines} lines`,
      above: [measured.burst, lines, "coachplan"] as const,
      below: [measured.alone, lines, "coachplan"] as const,
      goal: 1.5,
    })),
    {
      what: `first parse of ${parseLines} lines ÷ raw Chevrotain`,
      above: [parseMeasure, `${parseLines}`, "coachplan"],
      below: [parseMeasure, `${parseLines}`, "raw Chevrotain"],
      goal: 2,
    },
    beside("memory after opening", measured.memory, "20000", 3),
    {
      what: "start: process → initialize answered ÷ echo",
      above: [startMeasure, "", "coachplan"],
      below: [startMeasure, "", "echo"],
      goal: 2,
    },
    folder(
      "index with all findings ÷ reading and raw parsing",
      [inFolder.index, "coachplan"],
      [inFolder.raw, "raw Chevrotain"],
      3,
    ),
    folder("a key meanwhile ÷ alone", [inFolder.key, "meanwhile"], [inFolder.key, "alone"], 1.5),
    folder("coachplan check ÷ the index", [inFolder.check, "coachplan"], [inFolder.index, "coachplan"], 1.5),
  ];
}

/** The table of all goals of which something was measured; at its end how many are met. */
export function goalsTable(figures: Figures, files: number): string {
  const rows: string[][] = [["what", "measured (of each process)", "samples", "goal", ""]];
  let met = 0;
  for (const { what, above, below, goal, least } of goals(files)) {
    const ratio = figures.ratio(above, below);
    if (!Number.isFinite(ratio.value)) continue;
    const isMet = least ? ratio.value >= goal : ratio.value <= goal;
    if (isMet) met++;
    rows.push([
      what,
      told(ratio),
      String(ratio.samples),
      `${least ? "≥" : "≤"} ${goal}`,
      isMet ? "met" : "**not met**",
    ]);
  }
  const heap = figures.all(inFolder.heap, `${files} files`, "coachplan");
  const bytes = figures.median(inFolder.heap, `${files} files`, "coachplan");
  if (heap.length > 0) {
    if (bytes <= 25) met++;
    rows.push([
      `${files} files: ${inFolder.heap}`,
      `${shown(bytes)} (${shown(heap[0] ?? bytes)}–${shown(heap.at(-1) ?? bytes)})`,
      String(heap.length),
      "≤ 25",
      bytes <= 25 ? "met" : "**not met**",
    ]);
  }
  return `${table(rows)}\n\n${met} of ${rows.length - 1} goals are met.`;
}

function told({ value, low, high }: Ratio): string {
  return `${shown(value)} (${shown(low)}–${shown(high)})`;
}
