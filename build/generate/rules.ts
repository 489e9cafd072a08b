// docs/rules/: a page for every rule, with its examples as they are tested, and a list of all; docs/rules/<language>/ the
// same in every language that there is.
import { parseDay } from "../../server/src/calendar/day.ts";
import { blockNames, fieldRow, isBlockName, rowOf } from "../../server/src/language/table.ts";
import type { Finding } from "../../server/src/rules/findings.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { ruleGroups } from "../../server/src/rules/index.ts";
import { missing } from "../../server/src/rules/missing/index.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { capital } from "../../server/src/rules/shared/words.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import type { GeneratedFile } from "../generate.ts";
import { filesOf, withoutMarks } from "./marked.ts";
import { missingCases } from "./missingCases.ts";
import { ruleExamples } from "./ruleExamples.ts";
import { inEachTongue, type Tongue } from "./tongue.ts";

/** The pages of all rules. Throws where a rule of a group has no example. */
export async function outputs(): Promise<readonly GeneratedFile[]> {
  return inEachTongue(async (tongue) => {
    const pages: GeneratedFile[] = [];
    for (const [group, rules] of Object.entries(ruleGroups)) {
      for (const rule of rules) {
        // Found anew in each language: what a finding says is remembered.
        const shown = group === "missing" ? await missingThing(rule) : await exampleOf(group, rule);
        pages.push({
          path: `docs/rules/${tongue.folder}${rule.code}.md`,
          content: page(tongue, rule, shown),
        });
      }
    }
    return [{ path: `docs/rules/${tongue.folder}README.md`, content: list(tongue) }, ...pages];
  });
}

const NOTICE = "<!-- Made by npm run generate from server/src/rules and test/rules. Do not edit. -->";

/** What a page shows: the mistake, what is said of it, and how it should be. */
interface Shown {
  readonly bad: string;
  readonly good: string;
  readonly finding: Finding | undefined;
}

function page(tongue: Tongue, rule: Rule, { bad, good, finding }: Shown): string {
  const { says } = tongue;
  const { code, severity } = rule;
  const fixes = finding?.fixes() ?? [];
  const titles = fixes.map(({ title }) => `*${title}*`).join(", ");
  const parts = [
    NOTICE,
    `# ${code}`,
    `*${says(severityNames[severity])}.* ${aboutIn(tongue, rule)}`,
    ...(finding
      ? [
          `## ${says("For example")}`,
          fences(bad),
          `> ${finding.message.what} ${finding.message.why} ${finding.message.instead}`,
          ...(fixes.length > 0
            ? [fixes.length === 1 ? says("Quick fix: {0}.", titles) : says("Quick fixes: {0}.", titles)]
            : []),
          `## ${says("Better")}`,
          fences(good),
        ]
      : []),
    `## ${says("If you see it otherwise")}`,
    advice(tongue, rule),
    ...limitsOf(tongue, rule),
    `[${says("All rules")}](../README.md)`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** When the rule speaks. In English a rule of what is missing says it itself, elsewhere the table does. */
function aboutIn({ isEnglish, says }: Tongue, rule: Rule): string {
  const { code, about } = rule;
  const [block = "", name = ""] = code.split("/missing-");
  if (isEnglish || !isBlockName(block) || !missing.some((one) => one.code === code))
    return isEnglish ? about : says(about);
  const oneOf = (rowOf(block).oneOf ?? []).find((one) => one.code === code);
  const what = oneOf
    ? oneOf.fields.map((field) => `\`${field}\``).reduce((before, field) => says("{0} or {1}", before, field))
    : name === "id"
      ? says("a short name")
      : `\`${name}\``;
  const row = oneOf ?? fieldRow(block, name as string) ?? (isBlockName(name) ? rowOf(name) : undefined);
  const provisos = [
    "While the engagement's status is `draft`, this is only an information.",
    "It is a legal term: a warning until the contract is signed, and an error from then on.",
  ].filter((proviso) => about.includes(proviso));
  return [
    says("{0} without {1}.", `\`${block}\``, what),
    row ? `${capital(row.says).replace(/\.$/, "")}.` : "",
    ...provisos.map((proviso) => says(proviso)),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const severityNames = {
  error: "Error",
  warning: "Warning",
  information: "Information",
  hint: "Hint",
} as const satisfies Record<Rule["severity"], string>;

function advice({ says }: Tongue, { code }: Rule): string {
  const settings = says(
    "In the settings, or in `coachplan.json`: {0}, or {1}.",
    `\`"severities": { "${code}": "off" }\``,
    '`"hint"`, `"information"`, `"warning"`, `"error"`',
  );
  return code.startsWith("syntax/")
    ? `${settings} ${says("A single place cannot be ignored: what cannot be read may change the meaning of all that follows.")}`
    : `${settings} ${says("For a single place, on the line before: {0}.", `\`// coachplan-ignore ${code}: ${says("your reason")}\``)}`;
}

/** The numbers that a firm may set otherwise, as they would stand in its settings. */
function limitsOf({ says }: Tongue, { code, limits }: Rule): readonly string[] {
  const named = Object.entries(limits);
  if (named.length === 0) return [];
  const written = Object.fromEntries(named.map(([name, { default: own }]) => [name, own]));
  return [
    says("The limits are yours to set, in the same places:"),
    `\`\`\`json\n"limits": { "${code}": ${spaced(written)} }\n\`\`\``,
    named.map(([name, limit]) => `- \`${name}\`: ${says(limit.says)}`).join("\n"),
  ];
}

function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ");
}

/** One fence for each file of an example. */
function fences(example: string): string {
  const files = filesOf(example);
  return files
    .map(({ name, lines }) => {
      const fence = `\`\`\`coachplan\n${lines.join("\n").trimEnd()}\n\`\`\``;
      return files.length > 1 ? `\`${name}\`\n\n${fence}` : fence;
    })
    .join("\n\n");
}

async function exampleOf(group: string, rule: Rule): Promise<Shown> {
  const examples = ruleExamples().get(group)?.get(rule.code.replace("/", "-")) ?? [];
  const bad = examples.find(({ title }) => title === "bad");
  const good = examples.find(({ title }) => title === "good");
  if (!good) throw new Error(`test/rules/${group} has no good example of ${rule.code}.`);
  return {
    bad: withoutMarks(bad?.shown ?? ""),
    good: withoutMarks(good.shown),
    finding: bad && (await findingIn(withoutMarks(bad.whole), rule.code, bad.today)),
  };
}

async function missingThing({ code }: Rule): Promise<Shown> {
  const shown = missingCases().find((one) => one.code === code);
  if (!shown) throw new Error(`There is no case of ${code}.`);
  return { bad: shown.bad, good: shown.good, finding: await findingIn(shown.whole, code, undefined) };
}

/** What the rule says of the text; examples are written for the day on which LANGUAGE.md's plan is sound. */
async function findingIn(whole: string, code: string, today = "2026-06-15"): Promise<Finding | undefined> {
  const files = filesOf(whole).map(({ name, lines }) => ({
    uri: `memory:///${name}`,
    text: lines.join("\n"),
  }));
  const workspace = createWorkspace({
    files: {
      read: async (uri) => files.find((file) => file.uri === uri)?.text,
      async *list() {
        for (const { uri } of files) yield uri;
      },
    },
    today: () => parseDay(today) ?? 0,
  });
  workspace.setFolders(["memory:///"]);
  await workspace.index();
  const snapshot = workspace.snapshot();
  return files.flatMap(({ uri }) => findingsOf(snapshot, uri)).find((finding) => finding.code === code);
}

function list(tongue: Tongue): string {
  const { says } = tongue;
  const sections = Object.entries(ruleGroups).flatMap(([group, rules]) => [
    `## ${says(groupTitles[group] ?? group)}`,
    group === "missing" ? missingTable(tongue) : table(tongue, rules),
  ]);
  return `${[
    NOTICE,
    `# ${says("Rules")}`,
    says(
      "What Coachplan says of a plan, each with its page: when it is said, why it matters, and what to do. The code of a message stands behind it in the editor.",
    ),
    ...sections,
  ].join("\n\n")}\n`;
}

const groupTitles: Readonly<Record<string, string>> = {
  writing: "Writing",
  missing: "Missing",
  dates: "Dates",
  actions: "Actions",
  contracts: "Contracts, sessions, reviews",
  diagnostic: "Diagnostic",
  privacy: "Privacy",
};

function table({ isEnglish, says }: Tongue, rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ code, severity, about }) =>
      `| [${code}](${code}.md) | ${says(severityNames[severity])} | ${isEnglish ? about : says(about)} |`,
  );
  return [`| ${says("Code")} | | ${says("When")} |`, "| --- | --- | --- |", ...rows].join("\n");
}

/** One row a block: the rules themselves are as many as the fields that are needed. */
function missingTable({ says }: Tongue): string {
  const rows = blockNames.flatMap((block) => {
    const links = missing
      .filter(({ code }) => code.startsWith(`${block}/`))
      .map(({ code }) => `[${code.slice(`${block}/missing-`.length)}](${code}.md)`);
    return links.length > 0 ? [`| \`${block}\` | ${rowOf(block).says} | ${links.join(", ")} |`] : [];
  });
  return [`| ${says("Block")} | | ${says("What may be missing")} |`, "| --- | --- | --- |", ...rows].join(
    "\n",
  );
}
