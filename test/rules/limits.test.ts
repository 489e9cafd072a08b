import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Settings } from "../../server/src/workspace/settings.ts";
import { projectOf } from "../support/project.ts";

const plan = readFileSync(new URL("plan.coachplan", import.meta.url), "utf8");

describe("the limits of the rules on lengths", () => {
  it("are a firm's own where it sets them, and are what the messages say", async () => {
    deepEqual(await said({ "phase/diagnostic-length": { longest: 1.5 } }), [
      "phase/diagnostic-length: The phase “Diagnostic” runs from 2026-02-02 to 2026-03-22, more than 1.5 months.",
    ]);
    deepEqual(await said({ "phase/plan-length": { shortest: 2.25 } }), [
      "phase/plan-length: The phase “Plan” runs from 2026-03-23 to 2026-05-22, less than 2.25 months.",
    ]);
    deepEqual(await said({ "engagement/length": { shortest: 9 } }), [
      "engagement/length: The engagement “Leadership shift” runs from 2026-02-02 to 2026-09-30, less than 9 months.",
    ]);
  });

  it("are heard at once when they change, and again when they are taken back", async () => {
    const { workspace, file } = await projectOf(plan);
    const codes = (limits: Settings["limits"]) => {
      workspace.configure({ severities: {}, limits });
      return findingsOf(workspace.snapshot(), file.uri).map(({ code }) => code);
    };
    deepEqual(codes({}), []);
    deepEqual(codes({ "engagement/length": { shortest: 9 } }), ["engagement/length"]);
    deepEqual(codes({}), []);
  });
});

async function said(limits: Settings["limits"]): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(plan, { limits });
  return findingsOf(snapshot, file.uri).map(({ code, message }) => `${code}: ${message.what}`);
}
