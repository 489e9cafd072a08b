// docs/reference.md: the language for coaches. Its prose is reference.md beside this file, the rest is the table's.
import { readFileSync } from "node:fs";
import { units } from "../../server/src/calendar/duration.ts";
import { common } from "../../server/src/language/common.ts";
import { inSeries, shapes, takesInWords } from "../../server/src/language/shapes.ts";
import { blockNames, fieldsOf, innerBlocks, rowOf } from "../../server/src/language/table.ts";
import type { BlockName, FieldRow, Need, NeedCondition, NeedLevel } from "../../server/src/language/types.ts";
import { smallWords, use, weekdays } from "../../server/src/language/words.ts";
import type { GeneratedFile } from "../generate.ts";

/** The reference page. Throws where its prose has a gap that nothing fills. */
export function outputs(): GeneratedFile[] {
  const prose = readFileSync(new URL("reference.md", import.meta.url), "utf8");
  const content = prose.replaceAll(/<!-- (\w+) -->/g, (_, gap: string) => {
    const fill = gaps[gap];
    if (!fill) throw new Error(`Nothing fills the gap “${gap}” of the reference.`);
    return fill();
  });
  const notice =
    "<!-- Made by npm run generate from server/src/language and build/generate/reference.md. Do not edit. -->";
  return [{ path: "docs/reference.md", content: `${notice}\n\n${content}` }];
}

const gaps: Readonly<Record<string, () => string>> = {
  contents: () =>
    [
      ...blockNames.map((name) => `  - [${name}](#${name})`),
      "- [Fields of every block](#fields-of-every-block)",
    ].join("\n"),
  use: () => `${use.says} ${use.why}\n\n${fence(use.example)}`,
  shapes: () =>
    table(
      ["Value", "How it is written", "Example"],
      Object.values(shapes).map(({ one, says, example }) => [capital(one), says, code(example)]),
    ),
  units: () =>
    inSeries(
      Object.entries(units).map(([one, many]) => `${code(one)} or ${code(many)}`),
      "and",
    ),
  words: () =>
    table(
      ["Word", "Meaning", "Example"],
      Object.entries(smallWords).map(([word, { says, example }]) => [code(word), says, code(example)]),
    ),
  weekdays: () => inSeries(weekdays.map(code), "and"),
  blocks: () => blockNames.map(blockSection).join("\n\n"),
  common: () =>
    [fieldTable(Object.entries<FieldRow>(common)), ...choiceLists(Object.entries<FieldRow>(common))].join(
      "\n\n",
    ),
};

function blockSection(block: BlockName): string {
  const row = rowOf(block);
  const fields = fieldsOf(block).filter(([name]) => !Object.hasOwn(common, name));
  return [
    `### ${block}`,
    `${row.says} ${row.why}`,
    places(block),
    fence(row.example),
    fieldTable(fields),
    ...(row.oneOf ?? []).map(
      ({ fields: names, why }) => `At least one of ${inSeries(names.map(code))} is *advised*. ${why}`,
    ),
    ...(row.needsInside ?? []).map(
      ({ block: inner, why }) => `At least one ${linked(inner)} in it is **needed**. ${why}`,
    ),
    ...choiceLists(fields),
  ].join("\n\n");
}

/** Where the block stands, and what stands in it. */
function places(block: BlockName): string {
  const { standsIn } = rowOf(block);
  const outer = standsIn.map((place) =>
    place === "document" ? "at the top of a document" : `in ${indefinite(place)}`,
  );
  const inner = innerBlocks(block);
  const holds = inner.length > 0 ? ` In it may stand: ${inner.map(linked).join(", ")}.` : "";
  return `Stands ${inSeries(outer)}.${holds}`;
}

function fieldTable(fields: readonly (readonly [name: string, row: FieldRow])[]): string {
  return table(
    ["Field", "What it says", "Takes", "Example"],
    fields.map(([name, { need, says, why, takes, example }]) => [
      [code(name), ...(need ? [levels[need.level]] : [])].join("<br>"),
      [says, ...(why === undefined ? [] : [why]), ...(need ? exceptions(need) : [])].join(" "),
      capital(takes.choices ? "one of the words below" : takesInWords(takes)),
      code(example),
    ]),
  );
}

const levels: Readonly<Record<NeedLevel, string>> = {
  required: "**needed**",
  advisable: "*advised*",
  legal: "**needed to sign**",
};

/** When the field may be missing after all, in sentences. */
function exceptions({ when, or }: Need): string[] {
  const instead = or.map((set) => inSeries(set.map(code), "and"));
  return [
    ...(when === "always" ? [] : [conditions[when]]),
    ...(instead.length > 0 ? [`Instead of it, ${inSeries(instead)} will do.`] : []),
  ];
}

const conditions: Readonly<Record<Exclude<NeedCondition, "always">, string>> = {
  "first-phase-does-not-start": "Not needed where the first phase says when it starts.",
  "not-self-funded": "Not needed where the coachee pays.",
  "has-sponsor": "Only where there is a sponsor.",
  "coachee-is-a-team": "Only where a team is coached.",
  "id-is-no-choice": "Not needed where the id is one of the words below.",
  "end-unknown": "Not needed for the last phase of an engagement that says when it ends.",
};

/** The meanings of the words that fields offer. */
function choiceLists(fields: readonly (readonly [name: string, row: FieldRow])[]): string[] {
  return fields.flatMap(([name, { takes }]) =>
    takes.choices
      ? [
          `${code(name)} is one of:\n\n${takes.choices.map(({ word, says }) => `- ${code(word)}: ${says}`).join("\n")}`,
        ]
      : [],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A piece of the language within a line; a longer run of backticks where it has some itself. */
function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function fence(text: string): string {
  return `\`\`\`coachplan\n${text}\n\`\`\``;
}

function linked(block: BlockName): string {
  return `[${block}](#${block})`;
}

function indefinite(block: BlockName): string {
  return rowOf(block).one.replace(/\S+$/, linked(block));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
