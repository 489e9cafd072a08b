import { deepEqual, doesNotThrow, equal, notEqual } from "node:assert/strict";
import { parseDay } from "../../server/src/calendar/day.ts";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import { createWarmUp, pieces } from "../../server/src/lsp/warmUp.ts";
import { keys, ownerKey, plan } from "../../server/src/lsp/warmUpPlan.ts";
import { defaultSettings } from "../../server/src/workspace/settings.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";

const uri = "file:///plan.coachplan";

/** What is found in a text on a day in July. */
function found(text: string): string[] {
  const workspace = createWorkspace({
    files: { read: async () => undefined, async *list() {} },
    today: () => parseDay("2026-07-01") ?? 0,
  });
  workspace.open(uri, 1, text);
  return documentDiagnostic(workspace.snapshot(), { textDocument: { uri } }).map(({ code }) => String(code));
}

describe("warming up", () => {
  // The plans of a folder are read afterwards, and must not be kept waiting.
  it("is over when all is done, and when it is stopped", async () => {
    const pace = { lull: () => undefined };
    for (const stops of [false, true]) {
      const warmUp = createWarmUp(pace, () => defaultSettings);
      equal(warmUp.underWay(), undefined);
      warmUp.begin();
      notEqual(warmUp.underWay(), undefined);
      if (stops) warmUp.stop();
      await warmUp.underWay();
      equal(warmUp.underWay(), undefined);
    }
  });
});

describe("what the server warms up with", () => {
  it("is a plan as a coach writes it", () => {
    deepEqual(found(plan), []);
  });

  it("is broken and mended by each kind of key", () => {
    const typed = [...keys, ownerKey].map(({ behind, removes, types }) => {
      const at = plan.indexOf(behind) + behind.length;
      equal(plan.slice(at, at + removes.length), removes);
      return found(plan.slice(0, at) + types + plan.slice(at + removes.length));
    });
    deepEqual(typed, [
      [],
      [],
      [],
      ["value/invalid-date"],
      ["name/unknown-field"],
      ["syntax/unexpected"],
      ["syntax/unclosed-block"],
      ["action/missing-owner", "syntax/unclosed-comment"],
      [],
      [],
      ["name/unknown-field"],
      ["syntax/unexpected"],
      ["syntax/unclosed-block"],
      ["action/missing-success", "syntax/unclosed-comment"],
      [],
      ["name/not-found"],
    ]);
  });

  it("can be done to the end, piece by piece", () => {
    doesNotThrow(() => {
      for (const piece of pieces(defaultSettings)) piece();
    });
  });
});
