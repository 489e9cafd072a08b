import { deepEqual, equal } from "node:assert/strict";
import { completePlan, missingCases } from "../../build/generate/missingCases.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { applyEdits } from "../support/fixes.ts";
import { projectOf } from "../support/project.ts";

describe("what is missing", () => {
  it("is not told of a field that is being typed, letter by letter", async () => {
    for (const typed of ["o", "ow", "own", "owne", "owner", "owner:"]) {
      const plan = completePlan.replace(/^( *)owner: .*$/m, `$1${typed}`);
      const codes = await codesIn(plan);
      equal(codes.length, 1, `“${typed}” gives ${codes.join(", ")}`);
    }
  });

  it("is one message for a block on one line that is being typed", async () => {
    const whole = '    milestone launch "Limits in force" { on: 2026-08-03; visibility: coach }';
    for (let width = whole.indexOf("{") + 1; width < whole.length; width++) {
      const plan = completePlan.replace(/^ *milestone launch .*$/m, whole.slice(0, width));
      deepEqual(await codesIn(plan), ["syntax/unclosed-block"], whole.slice(0, width));
    }
  });

  it("is nothing in a plan that has everything", async () => {
    deepEqual(await codesIn(completePlan), []);
  });

  it("of a contract without a sponsor is put in with what the sponsor is told", async () => {
    // The contract's own lines are the ones that stand deeper.
    const alone = completePlan.replace(/^ {4}(?:sponsor|reporting): .*\n/gm, "");
    const { snapshot, file } = await projectOf(alone);
    const [finding] = findingsOf(snapshot, file.uri).filter(
      ({ code }) => code === "contract/missing-sponsor",
    );
    const [fix] = finding?.fixes() ?? [];
    equal(fix?.title, "Add “sponsor” and “reporting”");
    const codes = await codesIn(applyEdits(file.text, fix?.edits ?? []));
    deepEqual(
      codes.filter((code) => code.startsWith("contract/missing-")),
      [],
    );
  });

  for (const { code, whole, start } of missingCases()) {
    it(`${code}: one message at the block's header, and fixes that put it in`, async () => {
      const { snapshot, file } = await projectOf(whole);
      const findings = findingsOf(snapshot, file.uri);
      deepEqual(
        findings.map((finding) => [finding.code, finding.span.start]),
        [[code, start]],
      );
      const fixes = findings[0]?.fixes() ?? [];
      equal(fixes.length > 0, true, "there is no fix");
      for (const { title, edits } of fixes) {
        const mended = applyEdits(file.text, edits);
        deepEqual(await codesIn(mended), [], `${title} gives:\n${changed(file.text, mended)}`);
      }
    });
  }
});

async function codesIn(text: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(text);
  return findingsOf(snapshot, file.uri).map(({ code }) => code);
}

/** The lines that are new. */
function changed(before: string, after: string): string {
  const old = new Set(before.split("\n"));
  return after
    .split("\n")
    .filter((line) => !old.has(line))
    .join("\n");
}
