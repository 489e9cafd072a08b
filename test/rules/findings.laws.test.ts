import assert from "node:assert/strict";
import fc from "fast-check";
import { reasonInWords } from "../../server/src/analysis/reasons.ts";
import { formatDay } from "../../server/src/calendar/day.ts";
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
/** A word or number in the place of another one: names, days, fields and blocks that then mean something else. */
const swapped = fc.record({ word: fc.nat(), by: fc.nat(), takenBack: fc.boolean() });
const edits = fc.array(fc.tuple(place, fc.constantFrom(0, 0, 0, 1, 1, 3, 12), typed), {
  minLength: 1,
  maxLength: 12,
});
const plans = ["one-leader.coachplan", "broken.coachplan", "leadership-team.coachplan"].filter((name) =>
  sampleTexts.has(name),
);

describe("findings after any edits", () => {
  it("of words, asked after each or after some, are those of the same text read afresh", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...plans, "programme/people.coachplan"),
        fc.array(fc.tuple(swapped, fc.boolean()), { minLength: 1, maxLength: 6 }),
        async (name, swaps) => {
          const { workspace } = await projectOf(`--- plan.coachplan\n${sampleTexts.get(name) ?? ""}`);
          const uri = uriOf("plan.coachplan");
          findingsOf(workspace.snapshot(), uri);
          let version = 1;
          const put = (from: number, to: number, text: string) => {
            const lines = workspace.snapshot().document(uri)?.lines;
            if (!lines) throw new Error("the plan is open");
            const range = { start: lines.position(from), end: lines.position(to) };
            workspace.change(uri, ++version, [{ range, text }]);
          };
          for (const [{ word, by, takenBack }, asked] of swaps) {
            const words = [...textOf(workspace, uri).matchAll(/[\p{L}\d-]+|[{}:,;"]/gu)];
            const old = words[word % words.length];
            const other = words[by % words.length]?.[0] ?? "";
            if (!old) continue;
            put(old.index, old.index + old[0].length, other);
            if (asked) await sameAsFresh(workspace, uri);
            if (takenBack) put(old.index, old.index + other.length, old[0]);
          }
          await sameAsFresh(workspace, uri);
        },
      ),
      { numRuns: 10 },
    );
  });

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
          await sameAsFresh(workspace, uri);
        }
      }),
      { numRuns: 12 },
    );
  });
});

async function sameAsFresh(workspace: Workspace, uri: string): Promise<void> {
  const { workspace: fresh } = await projectOf("");
  fresh.open(uri, 1, textOf(workspace, uri));
  assert.deepEqual(told(workspace, uri), told(fresh, uri));
  assert.deepEqual(daysIn(workspace, uri), daysIn(fresh, uri));
}

/** Every day with the way it came about, as inlay hints, hovers and the timeline would tell it. */
function daysIn(workspace: Workspace, uri: string): readonly string[] {
  const snapshot = workspace.snapshot();
  return snapshot.units(uri).flatMap(({ unit }) => {
    const schedule = snapshot.schedule(uri, unit);
    return unit.entities.map((entity) => {
      const { start, end } = schedule.dates(entity);
      const [first, last] = [start, end].map(
        (one) => one && [one.day, reasonInWords(one, formatDay), schedule.isSound(one)].join(),
      );
      return `${entity.path}: ${first} to ${last}`;
    });
  });
}

function textOf(workspace: Workspace, uri: string): string {
  return workspace.snapshot().document(uri)?.text ?? "";
}

function told(workspace: Workspace, uri: string): readonly unknown[] {
  return findingsOf(workspace.snapshot(), uri, ({ error }) => {
    throw error;
  }).map(({ code, severity, span, message, related }) => ({ code, severity, span, message, related }));
}
