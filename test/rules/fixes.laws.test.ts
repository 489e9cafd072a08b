import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { breachesIn } from "../support/fixLaw.ts";
import { mistaken } from "../support/mistakes.ts";
import { projectOf } from "../support/project.ts";
import { sampleTexts } from "../support/texts.ts";

describe("every fix removes its finding, brings no other and keeps comments", () => {
  for (const [group, documents] of ruleExamples()) {
    it(`in the documents of the rules on ${group}`, async () => {
      for (const [name, examples] of documents) {
        for (const { title, whole, today, severities, moreBehind } of examples) {
          if (moreBehind) continue;
          const { workspace, files } = await projectOf(whole, {
            severities,
            ...(today !== undefined && { today }),
          });
          const breaches = files.flatMap(({ uri }) => breachesIn(workspace, uri));
          deepEqual(breaches, [], `${name}, ${title}`);
        }
      }
    });
  }

  it("in plans with one mistake", async () => {
    const sound = [...sampleTexts].filter(([name]) => !name.startsWith("broken"));
    const plans = sound.map(([, text]) => text);
    await fc.assert(
      fc.asyncProperty(mistaken(plans), async ({ index, text }) => {
        const [name = ""] = sound[index] ?? [];
        const others = sound.filter(([other]) => name.includes("/") && other.includes("/") && other !== name);
        const whole = [...others, [name, text] as const].map(([file, content]) => `--- ${file}\n${content}`);
        const { workspace, file } = await projectOf(whole.join("\n"));
        deepEqual(breachesIn(workspace, file.uri), []);
      }),
      { numRuns: 60 },
    );
  }).timeout(60000);

  describe("in a sound plan in which", () => {
    const slips: Readonly<Record<string, { readonly of: string; to: (plan: string) => string }>> = {
      "a session lies far behind its contract": {
        of: "session/outside-contract",
        to: withSession("on: 2026-10-06"),
      },
      "a session lies behind its contract, whose last day is taken at that time": {
        of: "session/outside-contract",
        to: withSession("on: 2026-09-22 at 14:00", "session { on: 2026-09-18 at 14:30 }"),
      },
      "a session lies behind its contract, which ends with the engagement": {
        of: "session/outside-contract",
        to: (text) =>
          withSession("on: 2026-09-22")(text).replace(
            "starts: 2026-02-02",
            "starts: 2026-02-02\n  ends: 2026-09-18",
          ),
      },
      "a session lies behind a contract that is short and without reviews": {
        of: "session/outside-contract",
        to: (text) =>
          withSession("on: 2026-08-27")(text)
            .replace(" to 2026-09-18", " to 2026-08-14")
            .replace(/^ *review .*\n/gm, ""),
      },
      "a signed contract has lost its sponsor": {
        of: "contract/missing-sponsor",
        to: (text) =>
          text.replace(/^ {4}sponsor: dana\n/m, "").replace(", dana\n\n    result", "\n\n    result"),
      },
      "a signed contract has lost its coach": {
        of: "contract/missing-coach",
        to: (text) => text.replace(/^ {4}coach: priya\n/m, "").replace("omar, priya, dana\n", "omar, dana\n"),
      },
      "a signed contract has lost its coachee": {
        of: "contract/missing-coachee",
        to: (text) =>
          text.replace(/^ {4}coachee: omar\n/m, "").replace("omar, priya, dana\n", "priya, dana\n"),
      },
      "no sponsor is known and the plan is missing": {
        of: "phase/order",
        to: (text) => withoutPlan(text).replaceAll(/^ *sponsor: dana\n/gm, ""),
      },
      "nobody at the top is known and the plan is missing": {
        of: "phase/order",
        to: (text) =>
          withoutPlan(text)
            .replaceAll(/^ *sponsor: dana\n/gm, "")
            .replaceAll(/level: (?:executive|chief-executive)/g, "level: senior"),
      },
    };
    for (const [slip, { of, to }] of Object.entries(slips)) {
      it(slip, async () => {
        const { workspace, snapshot, file } = await projectOf(to(plan));
        const codes = findingsOf(snapshot, file.uri).map(({ code }) => code);
        equal(codes.includes(of), true, `${of} is not among ${codes.join(", ")}`);
        deepEqual(breachesIn(workspace, file.uri), []);
      });
    }
  });

  it("in the sample that is broken on purpose", async () => {
    const { workspace, file } = await projectOf(sampleTexts.get("broken.coachplan") ?? "");
    deepEqual(breachesIn(workspace, file.uri), []);
  });
});

const plan = readFileSync(new URL("plan.coachplan", import.meta.url), "utf8");

function withSession(fields: string, before = ""): (text: string) => string {
  return (text) =>
    text.replace("    review three-way", `    ${before}\n    session { ${fields} }\n    review three-way`);
}

function withoutPlan(text: string): string {
  const [start, end] = [text.indexOf("  phase plan"), text.indexOf("  phase implementation")];
  return (
    text.slice(0, start) +
    text.slice(end).replace("lasts: 4 months", "starts: 2026-05-23\n    lasts: 4 months")
  );
}
