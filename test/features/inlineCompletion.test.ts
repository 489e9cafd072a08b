import assert from "node:assert/strict";
import {
  type InlineCompletionRequest,
  inlineCompletion,
} from "../../server/src/features/inlineCompletion.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

/** A plan with a contract; `last` stands at its end, `action` in the commitment. */
function plan({
  last = "",
  action = "",
  phase = "",
}: {
  last?: string;
  action?: string;
  phase?: string;
}): string {
  return `
organization northwind "Northwind Logistics" { ambition: "Five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair" { credential: "ICF PCC" }

engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-06-01
  ${phase}
  phase implementation "Implementation" {
    lasts: 4 months
    commitment "Depots decide" {
      leader: omar
      ${action}
    }
  }
  contract omar-coaching "Coaching Omar" {
    coach: priya
    coachee: omar
    sponsor: dana
    dates: 2026-05-25 to 2026-09-18
    result "Escalations fall" { measure: "escalations a week"; target: 8; by: 2026-09-11 }
    ${last}
  }
}
`;
}

/** What the plan becomes where the ghost text is accepted, from the cursor's line on; undefined where there is none. */
async function accepted(
  marked: string,
  context?: InlineCompletionRequest["context"],
): Promise<string | undefined> {
  const { snapshot, files } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const text = files.find((file) => file.uri === uri)?.text ?? "";
  const lines = linesOf(text);
  const position = lines.position(offset);
  const [item] = inlineCompletion(
    snapshot,
    { textDocument: { uri }, position, ...(context && { context }) },
    { movesCursor: true },
  );
  if (!item) return undefined;
  assert.ok(typeof item.insertText === "string" && item.range);
  assert.deepEqual(item.range, { start: position, end: position });
  const written = text.slice(0, offset) + item.insertText + text.slice(offset);
  const added = item.insertText.split("\n").length;
  return written
    .split("\n")
    .slice(position.line, position.line + added)
    .join("\n");
}

describe("ghost text", () => {
  it("fills a contract's review with its parties and a day in its place", async () => {
    assert.equal(
      await accepted(plan({ last: "review closing {‸}" })),
      "    review closing { with: omar, priya, dana; on: 2026-09-18 }",
    );
    assert.equal(
      await accepted(plan({ last: "review midpoint { ‸ }" })),
      "    review midpoint { with: omar, priya, dana; on: 2026-07-22 }",
    );
    assert.equal(
      await accepted(plan({ last: "review three-way {\n      ‸\n    }" })),
      "      with: omar, priya, dana\n      on: 2026-05-25",
    );
  });

  it("goes on with what a review does not say yet", async () => {
    assert.equal(
      await accepted(plan({ last: "review closing { with: omar, priya, dana; ‸ }" })),
      "    review closing { with: omar, priya, dana; on: 2026-09-18 }",
    );
    assert.equal(
      await accepted(plan({ last: "review closing {\n      with: omar, priya, dana\n      ‸\n    }" })),
      "      on: 2026-09-18",
    );
  });

  it("brings the brace too where it is missing", async () => {
    assert.equal(
      await accepted(plan({ last: "review closing {‸" })),
      "    review closing { with: omar, priya, dana; on: 2026-09-18 }",
    );
    assert.equal(
      await accepted(plan({ last: "review closing { with: omar, priya; on: 2026-09-18‸" })),
      "    review closing { with: omar, priya; on: 2026-09-18 }",
    );
  });

  it("lays out an action: who answers for it, when it is due, what success is", async () => {
    const action = '      action standup "Daily stand-up" {\n        owner: omar\n        due: 2026-09-30';
    assert.equal(
      await accepted(plan({ action: 'action standup "Daily stand-up" {‸}' })),
      `${action}\n        success: ""\n      }`,
    );
    assert.equal(
      await accepted(plan({ action: 'action standup "Daily stand-up" {‸' })),
      `${action}\n        success: ""\n      }`,
    );
    assert.equal(
      await accepted(plan({ action: 'action standup "Daily stand-up" {\n        ‸\n      }' })),
      '        owner: omar\n        due: 2026-09-30\n        success: ""',
    );
  });

  it("says how long a phase lasts that has a usual length", async () => {
    assert.equal(
      await accepted(plan({ phase: 'phase diagnostic "Diagnostic" {\n    ‸\n  }' })),
      "    lasts: 7 weeks",
    );
  });

  it("closes a block that lacks nothing, at its own column", async () => {
    const open = 'goal speed "Orders" {\n    measure: "days"\n    target: 5';
    assert.equal(await accepted(plan({ phase: `${open}\n  ‸\n` })), "  }");
    assert.equal(
      await accepted(plan({ phase: 'goal speed "Orders" {\n    measure: "days"\n  ‸\n' })),
      undefined,
    );
  });

  it("keeps silent where only the author knows", async () => {
    for (const marked of [
      plan({ last: "‸" }),
      plan({ last: "review closing ‸{ }" }),
      plan({ last: "review closing { ‸with: omar }" }),
      plan({ last: "review closing { with: omar‸ }" }),
      plan({ last: "review closing { with: omar,‸" }),
      plan({ last: "review closing { with: omar, priya; on: 2026-09‸" }),
      plan({ last: "review closing { with: omar, priya; on: 2026-09-18 at‸" }),
      plan({ last: "review closing { with: omar, pri‸" }),
      plan({ last: "review steering {‸}" }),
      plan({ last: 'result "x" {‸}' }),
      plan({ last: "// review closing {‸" }),
      plan({ action: 'action standup "Daily {‸' }),
      plan({ action: 'action standup "Daily stand-up" { owner: omar; ‸ }' }),
      "person lena {‸}",
      "‸",
    ]) {
      assert.equal(
        await accepted(marked),
        undefined,
        marked.split("\n").find((line) => line.includes("‸")),
      );
    }
  });

  it("keeps silent while a list is open", async () => {
    const selectedCompletionInfo = { range: { start: { line: 0, character: 0 } }, text: "with" };
    assert.equal(await accepted(plan({ last: "review closing {‸}" }), { selectedCompletionInfo }), undefined);
  });
});
