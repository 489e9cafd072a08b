import { deepEqual, equal } from "node:assert/strict";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Settings } from "../../server/src/workspace/settings.ts";
import { projectOf } from "../support/project.ts";

describe("limits that a firm sets for contracts and the diagnostic", () => {
  it("hold instead of the rule's own, and messages say them", async () => {
    const set = { "contract/length": { longest: 2, shortest: 1 } };
    const [finding] = await told(plan(""), "contract/length", set);
    equal(finding?.message.what.endsWith("more than 2 months."), true);
    equal(finding?.message.instead.startsWith("End it after 1 to 2 months"), true);
    deepEqual(await told(plan(""), "contract/length", {}), []);
  });

  it("may be parts of months", async () => {
    const count = async (longest: number) =>
      (await told(plan(""), "contract/length", { "contract/length": { longest } })).length;
    deepEqual([await count(3.5), await count(4)], [1, 0]);
  });

  it("count results and weeks", async () => {
    const results = await told(plan(""), "contract/many-results", { "contract/many-results": { most: 0 } });
    equal(results[0]?.message.what.endsWith("has 1 result, more than 0."), true);
    const sessions = "session { on: 2026-06-01 }\nsession { on: 2026-06-15 }";
    equal((await told(plan(sessions), "session/far-apart", { "session/far-apart": { weeks: 1 } })).length, 1);
    equal((await told(plan(sessions), "session/far-apart", { "session/far-apart": { weeks: 2 } })).length, 0);
  });

  it("name the levels that a diagnostic has to reach", async () => {
    const said = async (levels: readonly string[]) => {
      const found = await told(plan(""), "diagnostic/coverage", { "diagnostic/coverage": { levels } });
      return found.map(({ message }) => message.what);
    };
    deepEqual(await said(["chief-executive"]), []);
    deepEqual(await said(["mentioned"]), [
      "No conversation in the phase “Diagnostic” reaches the level “executive”.",
    ]);
    deepEqual(await said(["frontline"]), [
      "No conversation in the phase “Diagnostic” reaches the level “frontline”.",
    ]);
  });
});

async function told(text: string, code: string, limits: Settings["limits"]) {
  const { snapshot, file } = await projectOf(text, { limits });
  return findingsOf(snapshot, file.uri).filter((finding) => finding.code === code);
}

function plan(inContract: string): string {
  return `organization n "N" { ambition: "Grow" }
person dana "Dana" { role: "Chief executive"; level: chief-executive }
person omar "Omar" { role: "Operations"; level: executive }
coach priya "Priya"
engagement shift "Shift" {
  organization: n; sponsor: dana; leaders: omar; coaches: priya; starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks; conversation "Dana" { with: dana; on: 2026-02-04 } }
  contract "Coaching Omar" {
    coach: priya; coachee: omar; sponsor: dana; dates: 2026-05-25 to 2026-09-18; sessions: 8 every 2 weeks
    result "R" { measure: "m"; baseline: 1; target: 2; by: 2026-09-11 }
    ${inContract}
  }
}`;
}
