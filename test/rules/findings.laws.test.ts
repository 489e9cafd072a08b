import assert from "node:assert/strict";
import fc from "fast-check";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { uriOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";
import { sampleTexts } from "../support/texts.ts";

/** What coaches type: letters in texts, names and days changed, lines begun, broken and mended. */
const typed = fc.oneof(
  fc.constantFrom("x", " ", "better", "360", '"', "{", "}", ";", ",", ":", "/*", "*/", '"""', "//"),
  fc.constantFrom(
    "\n",
    "\nperson new {}\n",
    "lena",
    "1",
    "2026-07-01",
    "owner: ",
    "status: done",
    "// coachplan-ignore x",
  ),
  fc.constantFrom("level: board", "reports-to: omar", "after: plan", "phase x {\n  lasts: 2 weeks\n}\n", ""),
);
/** Where: anywhere, or a few signs from where the last key was. */
const place = fc.oneof(fc.nat(), fc.integer({ min: -12, max: -1 }));
const edits = fc.array(fc.tuple(place, fc.constantFrom(0, 0, 0, 1, 1, 3, 12), typed), {
  minLength: 1,
  maxLength: 12,
});
const plans = ["one-leader.coachplan", "broken.coachplan", "leadership-team.coachplan"].filter((name) =>
  sampleTexts.has(name),
);

describe("findings after any edits", () => {
  it("are those of the same text read afresh: places, words and what belongs to them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...plans), edits, async (name, keys) => {
        const { workspace } = await projectOf(`--- plan.coachplan\n${sampleTexts.get(name) ?? ""}`);
        const uri = uriOf("plan.coachplan");
        findingsOf(workspace.snapshot(), uri);
        let last = 0;
        for (const [i, [at, length, by]] of keys.entries()) {
          const text = textOf(workspace, uri);
          const from = at < 0 ? Math.max(last + at + 6, 0) : at % (text.length + 1);
          const to = Math.min(from + length, text.length);
          const lines = workspace.snapshot().document(uri)?.lines;
          if (!lines) throw new Error("the plan is open");
          const range = { start: lines.position(Math.min(from, text.length)), end: lines.position(to) };
          workspace.change(uri, i + 2, [{ range, text: by }]);
          last = from + by.length;
          const { workspace: fresh } = await projectOf("");
          fresh.open(uri, 1, textOf(workspace, uri));
          assert.deepEqual(told(workspace, uri), told(fresh, uri));
        }
      }),
      { numRuns: 30 },
    );
  });
});

function textOf(workspace: Workspace, uri: string): string {
  return workspace.snapshot().document(uri)?.text ?? "";
}

function told(workspace: Workspace, uri: string): readonly unknown[] {
  return findingsOf(workspace.snapshot(), uri, ({ error }) => {
    throw error;
  }).map(({ code, severity, span, message, related }) => ({ code, severity, span, message, related }));
}
