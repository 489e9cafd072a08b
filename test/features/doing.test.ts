import { deepEqual, equal, fail, match, ok } from "node:assert/strict";
import { formatDay, parseDay } from "../../server/src/calendar/day.ts";
import { type Change, change } from "../../server/src/features/change.ts";
import { choices } from "../../server/src/features/choices.ts";
import { reschedule } from "../../server/src/features/reschedule.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { withoutStops } from "../../server/src/text/snippet.ts";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import { projectOf } from "../support/project.ts";

const plan = `person lena "Lena Fischer" { role: "Depot manager"; level: middle }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
team depots "Depot managers" { lead: omar; members: lena }
coach priya "Priya Nair" { credential: "ICF PCC" }

engagement shift "Shift" {
  leaders: omar
  starts: 2026-02-02

  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months // begins the day after the diagnostic ends
    commitment decide "Depots decide" {
      leader: omar
      action standup "Stand-up" {
        owner: lena
        starts: start of implementation
        due: 6 weeks after start of implementation // as agreed
        success: "Held"
        status: in-progress
      }
      action limits "Limits" { owner: omar; after: standup; due: 2026-07-31; success: "In force" }
      action "Ask the depots" { owner: omar; due: 2026-07-31; success: "Asked" }
      action map "Map" {
        owner:
        due: 2026-07-31
      }
    }
  }
  phase implementation "Implementation" { lasts: 4 months }
  milestone half "Half-way" { on: 2026-07-01 }
  contract omar "Omar" { coach: priya; coachee: omar; dates: 2026-05-25 to 2026-08-16; sessions: every 4 weeks }
}
`;

const uriOf = (name: string): string => `file:///project/${name}`;

async function asked() {
  const { snapshot, file } = await projectOf(plan);
  return { snapshot, textDocument: { uri: file.uri, version: 1 } };
}

function applied(
  edits: readonly { range: Parameters<typeof textIn>[0]; newText: string }[],
  snippet = false,
): string {
  const lines = linesOf(plan);
  return [...edits]
    .sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start))
    .reduce(
      (text, { range, newText }) =>
        text.slice(0, lines.offset(range.start)) +
        (snippet ? withoutStops(newText) : newText) +
        text.slice(lines.offset(range.end)),
      plan,
    );
}

function textIn(range: {
  start: { line: number; character: number };
  end: { line: number; character: number };
}): string {
  const lines = linesOf(plan);
  return plan.slice(lines.offset(range.start), lines.offset(range.end));
}

/** The lines that a change makes new; or why it cannot be made. */
async function changed(wish: Change): Promise<string> {
  const { snapshot, textDocument } = await asked();
  const result = change(snapshot, { textDocument, change: wish });
  if (result === null) return "";
  if ("refused" in result) return result.refused;
  const before = new Set(plan.split("\n"));
  return applied(result.edits, result.snippet)
    .split("\n")
    .filter((line) => !before.has(line))
    .join("\n");
}

const day = (written: string): number => parseDay(written) ?? fail(written);

describe("what is done at the timeline", () => {
  describe("a part to other days", () => {
    it("is an edit in the author's own words, with all that moves", async () => {
      const { snapshot, textDocument } = await asked();
      const params = {
        textDocument,
        id: "shift/implementation",
        start: day("2026-05-29"),
        end: day("2026-09-28"),
      };
      const result = reschedule(snapshot, params);
      ok(result && "moves" in result);
      match(
        applied(result.edits),
        /phase implementation "Implementation" \{ starts: 1 week after plan; lasts: 4 months \}/,
      );
      const moves = result.moves.map(
        ({ id, start, end }) => `${id} ${formatDay(start ?? 0)} ${formatDay(end ?? 0)}`,
      );
      ok(moves.includes("shift/standup 2026-05-29 2026-07-10"), moves.join("\n"));
    });

    it("has no edits while it is only looked at", async () => {
      const { snapshot, textDocument } = await asked();
      const params = {
        textDocument,
        id: "shift/half",
        start: day("2026-07-08"),
        end: day("2026-07-08"),
        dryRun: true,
      };
      deepEqual(reschedule(snapshot, params), {
        version: 1,
        moves: [{ id: "shift/half", start: day("2026-07-08"), end: day("2026-07-08") }],
        edits: [],
      });
    });

    it("takes the sessions of a contract's rhythm along, under the names that the timeline has for them", async () => {
      const { snapshot, textDocument } = await asked();
      const params = { textDocument, id: "shift/omar", start: day("2026-06-01"), end: day("2026-08-23") };
      const result = reschedule(snapshot, params);
      ok(result && "moves" in result);
      const shown =
        buildTimeline(snapshot, textDocument.uri)?.engagements[0]?.lanes.flatMap(({ items }) => items) ?? [];
      const sessions = result.moves.filter(({ id }) => id.includes("session"));
      equal(sessions.length, 3);
      for (const { id, start } of sessions)
        equal(shown.find((item) => item.id === id)?.start, (start ?? 0) - 7);
    });

    it("is refused for a text that has changed since, and for what has no words of its own", async () => {
      const { snapshot, textDocument } = await asked();
      const days = { start: day("2026-07-08"), end: day("2026-07-08") };
      const refused = (id: string, version = 1): string => {
        const result = reschedule(snapshot, { textDocument: { ...textDocument, version }, id, ...days });
        return result && "refused" in result ? result.refused : fail("It was not refused.");
      };
      match(refused("shift/half", 0), /has just changed/);
      match(refused("shift/nobody"), /no such block/);
      match(refused("shift/omar/session~2"), /follows from the contract's rhythm/);
      equal(
        reschedule(snapshot, { textDocument: { uri: uriOf("no.coachplan"), version: 1 }, id: "shift/half" }),
        null,
      );
    });
  });

  describe("waiting", () => {
    it("adds a name to what is waited for, or begins the list", async () => {
      equal(
        await changed({ kind: "wait", id: "shift/limits", until: "shift/half" }),
        '      action limits "Limits" { owner: omar; after: standup, half; due: 2026-07-31; success: "In force" }',
      );
      match(await changed({ kind: "wait", id: "shift/standup", until: "shift/half" }), /^ {8}after: half$/);
    });

    it("gives a name to what has none", async () => {
      equal(
        await changed({ kind: "wait", id: "shift/limits", until: "shift/action" }),
        `      action limits "Limits" { owner: omar; after: standup, ask; due: 2026-07-31; success: "In force" }
      action ask "Ask the depots" { owner: omar; due: 2026-07-31; success: "Asked" }`,
      );
    });

    it("is refused where nothing could ever begin, where it is said already, and between what cannot wait", async () => {
      match(
        await changed({ kind: "wait", id: "shift/standup", until: "shift/limits" }),
        /neither could ever begin/,
      );
      match(
        await changed({ kind: "wait", id: "shift/limits", until: "shift/standup" }),
        /waits for .* already/,
      );
      match(
        await changed({ kind: "wait", id: "shift/limits", until: "shift/limits" }),
        /cannot wait for itself/,
      );
      match(
        await changed({ kind: "wait", id: "shift/half", until: "shift/limits" }),
        /only actions and phases can/,
      );
      match(await changed({ kind: "wait", id: "shift/limits", until: "shift/omar" }), /cannot wait for/);
    });
  });

  describe("owner and status", () => {
    it("are written where they stand, and put in where they are missing", async () => {
      equal(await changed({ kind: "status", id: "shift/standup", status: "done" }), "        status: done");
      equal(await changed({ kind: "owner", id: "shift/standup", owner: "omar" }), "        owner: omar");
      equal(await changed({ kind: "owner", id: "shift/map", owner: "depots" }), "        owner: depots");
      equal(await changed({ kind: "owner", id: "shift/decide", owner: "lena" }), "      leader: lena");
      match(
        await changed({ kind: "status", id: "shift/limits", status: "done" }),
        /success: "In force"; status: done \}/,
      );
    });

    it("are offered in words, with the present ones", async () => {
      const { snapshot, textDocument } = await asked();
      const {
        owners = [],
        statuses = [],
        waits,
        awaited,
      } = choices(snapshot, { textDocument, id: "shift/standup" }) ?? {};
      deepEqual(
        owners.map(({ words, chosen }) => `${words}${chosen ? " *" : ""}`),
        ["Omar Haddad", "Lena Fischer *", "Depot managers"],
      );
      deepEqual(
        statuses.map(({ value, words, chosen }) => `${value} ${words}${chosen ? " *" : ""}`),
        ["planned Planned", "in-progress In progress *", "done Done", "blocked Blocked", "dropped Dropped"],
      );
      ok(waits && awaited);
    });

    it("are not offered where a part has none", async () => {
      const { snapshot, textDocument } = await asked();
      deepEqual(choices(snapshot, { textDocument, id: "shift/diagnostic" }), { waits: true, awaited: true });
      equal(choices(snapshot, { textDocument, id: "shift/nobody" }), null);
    });
  });

  describe("a new action", () => {
    it("stands in the block that it is put into, with all that it has to say", async () => {
      equal(
        await changed({ kind: "action", into: "shift/decide", start: day("2026-06-15") }),
        `      action "What is to be done" {
        owner: omar
        starts: 2026-06-15
        due: 2026-06-29
        success: "How everybody will see that it succeeded"`,
      );
      match(await changed({ kind: "action", into: "shift", start: day("2026-06-15") }), /^ {2}action "What/);
    });

    it("stands in nothing that can hold none", async () => {
      match(
        await changed({ kind: "action", into: "shift/omar", start: day("2026-06-15") }),
        /Actions stand in/,
      );
    });
  });
});
