/**
 * The test documents of the rules, `test/rules/<group>/<rule>.txt`: what is tested is also what the rules' pages show.
 *
 * ```
 * === bad (in an engagement)
 * action limits "Raise the limits" { owner: priya; due: 2026-07-31; success: "In force" }
 *                                           ^^^^^ warning action/owned-by-coach
 * === fix Make “omar” the owner
 * action limits "Raise the limits" { owner: omar; due: 2026-07-31; success: "In force" }
 * === good (in an engagement)
 * …
 * ```
 *
 * Each part begins with `===` and its title; `bad` and `good` go into the page, other titles are further tests. A part
 * `fix <title>` says what the fix of that title makes of the part before it. In brackets stand a frame around
 * the part (`in an engagement`, `in a contract`), the day that counts as today (`on 2026-06-15`), and whether a fix
 * brings to light what is left alone until then (`more behind it`).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One document of a rule. */
export interface RuleExample {
  readonly title: string;
  /** As it is written, marks included. */
  readonly shown: string;
  /** With its frame around it, marks included. */
  readonly whole: string;
  /** `YYYY-MM-DD`, where the document says which day is today. */
  readonly today: string | undefined;
  /** What is silent in it: rules by which only whole plans are measured, but for the document's own. */
  readonly severities: Readonly<Record<string, "off">>;
  /** Whether fixes may bring further findings to light. */
  readonly moreBehind: boolean;
  /** What fixes make of it, by their titles; with the frame, without marks. */
  readonly fixed: readonly { readonly title: string; readonly result: string }[];
}

/** What a whole plan should have and a part of one, as the documents show, need not. */
const ofWholePlans: readonly string[] = [
  "action/no-insight",
  "diagnostic/coverage",
  "diagnostic/no-observation",
  "engagement/length",
  "phase/order",
  "plan/no-feedback",
  "review/no-closing",
  "review/no-midpoint",
  "review/no-three-way-start",
];

/** The folder of the test documents. */
const folder = fileURLToPath(new URL("../../test/rules", import.meta.url));

/** The documents of every rule that has some: by its group, then by the name of its file. */
export function ruleExamples(): ReadonlyMap<string, ReadonlyMap<string, readonly RuleExample[]>> {
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    groups.map(({ name: group }) => {
      const files = readdirSync(join(folder, group)).filter((name) => name.endsWith(".txt"));
      return [
        group,
        new Map(
          files.map((name) => [
            name.replace(/\.txt$/, ""),
            readExamples(readFileSync(join(folder, group, name), "utf8"), name),
          ]),
        ),
      ];
    }),
  );
}

function readExamples(text: string, name: string): readonly RuleExample[] {
  const examples: RuleExample[] = [];
  const others = ofWholePlans.filter((code) => `${code.replace("/", "-")}.txt` !== name);
  const severities = Object.fromEntries(others.map((code) => [code, "off"] as const));
  let frame = noFrame;
  let fixed: { title: string; result: string }[] = [];
  for (const part of `\n${text.trimEnd()}`.split("\n=== ").slice(1)) {
    const [head = "", ...lines] = part.split("\n");
    const shown = lines.join("\n");
    if (head.startsWith("fix ")) {
      fixed.push({ title: head.slice("fix ".length), result: frame(shown) });
      continue;
    }
    const [, title = "", options = ""] = /^(.*?)(?: \((.*)\))?$/.exec(head) ?? [];
    frame = frameFor(options, name);
    fixed = [];
    const today = /on (\d{4}-\d\d-\d\d)/.exec(options)?.[1];
    const moreBehind = options.includes(MORE);
    examples.push({ title, shown, whole: frame(shown), today, severities, moreBehind, fixed });
  }
  return examples;
}

const MORE = "more behind it";

type Frame = (content: string) => string;

const noFrame: Frame = (content) => content;

function frameFor(options: string, name: string): Frame {
  const wanted = options
    .split(", ")
    .filter((option) => !["", MORE].includes(option) && !option.startsWith("on "));
  if (wanted.length === 0) return noFrame;
  if (wanted.includes("in an engagement")) return inEngagement;
  if (wanted.includes("in a contract")) return inContract;
  throw new Error(`${name}: there is no frame “${options}”.`);
}

const inEngagement: Frame = (content) => `${people}
engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar, depots
  coaches: priya
  starts: 2026-02-02

${content}
}`;

/** Without what the examples are about: coach, coachee, dates, sessions, fee, cancellation. */
const inContract: Frame = (content) =>
  inEngagement(`contract omar-coaching "Coaching Omar" {
  sponsor: dana
  confidentiality: "What is said in a session stays between coach and coachee"
  exceptions: "Where the law requires it"
  reporting: "Attendance and progress on the agreed results"
  termination: "Either side, with 14 days' notice"
  ethics: "Global Code of Ethics"
${content}
  result "Escalations fall" { measure: "escalations a week"; baseline: 30; target: 8; by: 2026-09-11 }
}`);

const people = `organization northwind "Northwind Logistics" { ambition: "Order to delivery in five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
person lena "Lena Fischer" { role: "Depot manager, Leeds"; level: middle; reports-to: omar }
team depots "Depot managers" { lead: omar; members: lena }
coach priya "Priya Nair" { credential: "ICF PCC" }
`;
