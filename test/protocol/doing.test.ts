import { equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDay } from "../../server/src/calendar/day.ts";
import type { ChangeResult, ChoicesResult, RescheduleResult } from "../../server/src/protocol.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { EditorClient } from "../support/editorClient.ts";
import { planDue } from "../support/terminal.ts";
import { processWire, type Wire } from "../support/wire.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const uri = "file:///plans/plan.coachplan";
const plan = planDue("2026-07-31");

describe("a timeline at the language server", () => {
  let wire: Wire;
  let editor: EditorClient;
  let version = 0;
  let id = "";

  beforeEach(async () => {
    wire = processWire(join(root, "dist/server/main.node.cjs"), "--stdio");
    editor = new EditorClient(wire);
    await editor.start({ initializationOptions: { today: "2026-06-15" } });
    editor.open(uri, plan);
    const shown = await editor.request<TimelineModel | null>("coachplan/timeline", { textDocument: { uri } });
    version = shown?.version ?? -1;
    const actions = shown?.engagements.flatMap(({ lanes }) => lanes.flatMap(({ items }) => items)) ?? [];
    id = actions.find(({ kind }) => kind === "action")?.id ?? "";
  });
  afterEach(() => wire.kill());

  const reschedule = (params: object): Promise<RescheduleResult> =>
    editor.request<RescheduleResult>("coachplan/reschedule", params);

  it("says what a drop would move, and how it is written", async () => {
    const end = parseDay("2026-08-07");
    const textDocument = { uri, version };
    const look = await reschedule({ textDocument, id, end, dryRun: true });
    ok(look && "moves" in look);
    equal(look.edits.length, 0);
    ok(look.moves.some((move) => move.id === id && move.end === end));
    const drop = await reschedule({ textDocument, id, end });
    ok(drop && "edits" in drop);
    equal(drop.version, version);
    equal(drop.edits.map(({ newText }) => newText).join(), "2026-08-07");
  });

  it("refuses what was made for an older text, and knows no other documents", async () => {
    const old = await reschedule({ textDocument: { uri, version: version - 1 }, id, end: 20000 });
    match(old && "refused" in old ? old.refused : "", /has just changed/);
    equal(await reschedule({ textDocument: { uri: "file:///plans/none.coachplan", version: 1 }, id }), null);
  });

  it("offers what may be chosen, and writes it", async () => {
    const textDocument = { uri, version };
    const offered = await editor.request<ChoicesResult>("coachplan/choices", { textDocument, id });
    ok(offered?.statuses?.some(({ value }) => value === "done"));
    const change = { kind: "status", id, status: "done" };
    const changed = await editor.request<ChangeResult>("coachplan/change", { textDocument, change });
    ok(changed && "edits" in changed);
    match(changed.edits.map(({ newText }) => newText).join(), /status: done/);
  });
});
