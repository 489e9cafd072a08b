import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { changedTimeline, type TimelineResult, withinPortfolio } from "../../server/src/protocol.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { EditorClient } from "../support/editorClient.ts";
import { planDue } from "../support/terminal.ts";
import { processWire, type Wire } from "../support/wire.ts";

const uri = "file:///plans/plan.coachplan";

describe("the language server hands a timeline over", () => {
  let wire: Wire;
  let editor: EditorClient;

  beforeEach(async () => {
    wire = processWire(fileURLToPath(new URL("../../dist/server/main.node.cjs", import.meta.url)), "--stdio");
    editor = new EditorClient(wire);
    await editor.start({ initializationOptions: { today: "2026-06-15", timelineChanges: true } });
    editor.open(uri, planDue("2026-07-31"));
  });
  afterEach(() => wire.kill());

  it("as SVG and as a page, for an audience; and says where nothing is for it", async () => {
    const params = { uri, audience: "sponsor", locale: "en-GB", title: "" };
    const svg = await editor.request<string>("coachplan/export", { ...params, format: "svg" });
    match(svg, /^<svg .*For coach, coachee and sponsor.*Daily depot stand-up/s);
    const page = { script: "const lent = 1;", style: "" };
    const html = await editor.request<string>("coachplan/export", { ...params, format: "html", page });
    match(html, /^<!DOCTYPE html>.*const lent = 1;/s);
    equal(
      await editor.request("coachplan/export", { ...params, uri: "file:///none.coachplan", format: "svg" }),
      null,
    );
  });

  it("as a portfolio of all plans", async () => {
    const model = await editor.request("coachplan/portfolio", { title: "All of them" });
    match(
      JSON.stringify(model),
      /"uri":"coachplan-portfolio:all".*"title":"All of them".*"title":"Omar Haddad","note":"open actions"/,
    );
  });

  it("as a portfolio of a folder, or of chosen plans", async () => {
    editor.open("file:///plans/leeds/leeds.coachplan", planDue("2026-07-31").replaceAll("shift", "leeds"));
    const idsWithin = async (...within: string[]) => {
      const model = await editor.request<TimelineModel>("coachplan/portfolio", { title: "Some", within });
      return { uri: model.uri, lanes: model.engagements.flatMap(({ lanes }) => lanes.map(({ id }) => id)) };
    };
    const { uri: address, lanes } = await idsWithin("file:///plans/leeds");
    deepEqual(withinPortfolio(address), ["file:///plans/leeds"]);
    ok(lanes.includes("0/leeds") && !lanes.some((id) => id.endsWith("/shift")), lanes.join());
    deepEqual(
      (await idsWithin(uri)).lanes.filter((id) => /^\d/.test(id)),
      ["0/shift"],
    );
    deepEqual((await idsWithin("file:///plans/lee")).lanes, []);
    const svg = await editor.request<string>("coachplan/export", {
      uri: address,
      format: "svg",
      audience: "coach",
      locale: "en-GB",
      title: "Leeds alone",
    });
    match(svg, /Leeds alone/);
  });

  it("by what has changed since an answer that it remembers, else as a whole", async () => {
    const ask = (previousResultId?: string) =>
      editor.request<TimelineResult>("coachplan/timeline", { textDocument: { uri }, previousResultId });
    const first = await ask();
    ok(first && "engagements" in first);
    editor.replace(uri, 2, planDue("2026-07-31"), "2026-07-31", "2026-08-07");
    const answer = await ask(first.resultId);
    ok(answer && "changes" in answer);
    const whole = await ask("of another server");
    ok(whole && "engagements" in whole);
    deepEqual({ ...changedTimeline(first, answer), resultId: "" }, { ...whole, resultId: "" });
    doesNotMatch(JSON.stringify(answer), /Daily depot stand-up/, "which is called what it was called");
    equal(changedTimeline(whole, answer), undefined, "it counts from another model");
  });

  it("compared with an earlier text, in words and in the timeline, until that is enough", async () => {
    const params = { textDocument: { uri }, since: "the last commit", locale: "en-GB" };
    const told = await editor.request<{ markdown: string }>("coachplan/baseline", {
      ...params,
      text: planDue("2026-07-19"),
    });
    match(told.markdown, /^# What has changed since the last commit/);
    match(told.markdown, /- Daily depot stand-up now ends 12 days later/);
    await editor.next("coachplan/timelineChanged");
    const timeline = () => editor.request("coachplan/timeline", { textDocument: { uri } });
    const compared = JSON.stringify(await timeline());
    ok(compared.includes('"was":{') && compared.includes('"since":"the last commit"'));
    deepEqual(await editor.request("coachplan/baseline", { ...params, text: null }), null);
    ok(!JSON.stringify(await timeline()).includes('"was":{'));
  });
});
