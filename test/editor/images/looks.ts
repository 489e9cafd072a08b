// What a reader can do to a timeline, and what can be the matter with one: each a picture of the gallery.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { withBaseline } from "../../../server/src/timeline/compare.ts";
import type { Item, TimelineModel } from "../../../server/src/timeline/model.ts";
import { longPlan } from "../panel/long-plan.ts";
import type { Panel, PanelOptions } from "../panel/panel.ts";
import { projectRoot } from "../setup/cache.mjs";
import { samples, sampleText, timelineOf } from "./samples.ts";

/** A picture: of what, how large, and what is done before it is taken. */
export interface Look extends PanelOptions {
  readonly model: TimelineModel;
  /** Where something is done to the plan: the text behind the model. */
  readonly text?: string;
  /** What the reader has chosen before, as the page keeps it. */
  readonly act?: (panel: Panel) => Promise<void>;
  readonly page?: (page: Page) => Promise<void>;
}

type Samples = Readonly<Record<string, TimelineModel>>;

/** All of them, by name. */
export async function looks(all: Samples): Promise<Readonly<Record<string, Look>>> {
  const one = sample(all, "one-leader");
  const team = sample(all, "leadership-team");
  const broken = sample(all, "broken");
  const late = await samples("2026-08-20");
  const wide = { width: 1400, height: 900 };
  const medium = { width: 900, height: 800 };
  const text = sampleText("one-leader.coachplan");
  const found: Record<string, Look> = {
    "look-tall": { model: team, width: 1400, height: 2100 },
    "look-tall-dark": { model: team, width: 1400, height: 2100, theme: "dark" },
    "look-empty": { ...medium, model: { ...one, engagements: [] } },
    "look-empty-broken-dark": { ...medium, model: { ...one, engagements: [], errors: 2 }, theme: "dark" },
    "look-empty-narrow-contrast": {
      width: 360,
      height: 600,
      model: { ...one, engagements: [] },
      theme: "high-contrast-dark",
    },
    "look-hostile": { ...medium, model: hostile(one) },
    "look-hostile-narrow": { width: 420, height: 900, model: hostile(one) },
    "look-twice-as-large": { model: one, width: 700, height: 450, scale: 2 },
    "look-tiny": { model: one, width: 240, height: 500 },
    "look-right-to-left": {
      ...medium,
      model: one,
      page: (page) => page.evaluate(() => document.documentElement.setAttribute("dir", "rtl")),
    },
    "look-reduced-motion": {
      ...medium,
      model: one,
      page: (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    },
    "look-forced-colours": {
      ...medium,
      model: one,
      page: (page) => page.emulateMedia({ forcedColors: "active" }),
    },
    "look-german": { ...wide, model: one, locale: "de", bundle: german },
    "look-german-narrow": { width: 420, height: 900, model: one, locale: "de", bundle: german },
    "look-long": { ...wide, model: longPlan(2000), act: press("t", "+") },
    "look-clashes": { ...wide, model: withClashes(sample(all, "programme")) },
    "look-overdue-programme": { ...wide, model: sample(late, "programme") },
    "look-overdue-collapsed": { ...medium, model: sample(late, "leadership-team"), act: press("x") },
    "look-overdue-grouped": { ...wide, model: sample(late, "leadership-team"), act: group_("status") },
    "look-overdue-filtered": { ...medium, model: sample(late, "leadership-team"), act: filterBy("Overdue") },
    "look-overdue-narrow": { width: 420, height: 900, model: sample(late, "one-leader") },
    "look-outdated": {
      ...medium,
      model: one,
      act: (panel) =>
        panel.send({
          type: "show",
          model: { ...one, engagements: [], errors: 3, version: one.version + 1 },
          locale: "en-GB",
          opening: 0,
        }),
    },
  };
  const compared = withBaseline(one, await timelineOf(later(text)));
  for (const theme of ["light", "dark", "high-contrast-light", "high-contrast-dark"] as const) {
    found[`look-legend-${theme}`] = { ...medium, theme, model: team, act: press("l") };
    found[`look-chain-${theme}`] = { ...wide, theme, model: one, act: press("c") };
    found[`look-tooltip-${theme}`] = { ...wide, theme, model: one, act: point("action") };
    found[`look-filter-${theme}`] = { ...medium, theme, model: one, act: press("f") };
    found[`look-overdue-${theme}`] = { ...wide, theme, model: sample(late, "one-leader") };
    found[`look-compared-${theme}`] = { ...wide, theme, model: compared };
    found[`look-menu-${theme}`] = { ...wide, theme, text, model: one, act: menu("chair") };
    found[`look-dragged-${theme}`] = { ...wide, theme, text, model: one, act: drag("chair") };
  }
  for (const kind of ["phase", "contract", "session", "review", "milestone", "goal", "activity", "result"])
    found[`look-tooltip-of-${kind}`] = { ...wide, model: one, act: point(kind) };
  for (const [name, times] of Object.entries({ two: 2, five: 5, eight: 8, twelve: 12 }))
    found[`look-zoom-${name}`] = { ...wide, model: one, act: press("t", ...Array<string>(times).fill("+")) };
  for (const [name, times] of Object.entries({ two: 2, five: 5, nine: 9 }))
    found[`look-zoom-out-${name}`] = { ...wide, model: one, act: press(...Array<string>(times).fill("-")) };
  found["look-zoom-dark"] = { ...wide, theme: "dark", model: team, act: press("t", "+", "+") };
  found["look-zoom-contrast"] = {
    ...wide,
    theme: "high-contrast-dark",
    model: team,
    act: press("t", "+", "+"),
  };
  for (const group of ["phase", "owner", "commitment", "status", "coach"])
    found[`look-group-${group}`] = { ...wide, model: team, act: group_(group) };
  found["look-group-owner-narrow"] = { width: 420, height: 900, model: team, act: group_("owner") };
  found["look-filtered-overdue"] = { ...medium, model: team, act: filterBy("Overdue") };
  found["look-filtered-unowned"] = { ...medium, model: broken, act: filterBy("Without owner") };
  found["look-collapsed"] = { ...medium, model: team, act: press("x") };
  found["look-collapsed-dark"] = { ...medium, theme: "dark", model: team, act: press("x") };
  return found;
}

function sample(all: Samples, name: string): TimelineModel {
  const model = all[name];
  if (!model) throw new Error(`The sample ${name} is missing.`);
  return model;
}

const german: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(projectRoot, "l10n", "bundle.l10n.de.json"), "utf8"),
);

/** The plan of one leader a while later: things have moved, one came, one went. */
function later(text: string): string {
  const edits: readonly (readonly [string | RegExp, string])[] = [
    ["due: 2026-07-03", "due: 2026-07-24"],
    ["lasts: 9 weeks", "lasts: 11 weeks"],
    ["on: 2026-07-10 }", "on: 2026-07-17 }"],
    [/ {6}action supplier [\s\S]*?\n {6}\}\n/, ""],
    [
      "on: 2026-07-22 }",
      'on: 2026-07-29 }\n    milestone pilot "A pilot ward uses the Aria" { on: 2026-07-31 }',
    ],
  ];
  return edits.reduce((now, [from, to]) => {
    const next = now.replace(from, to);
    if (next === now) throw new Error(`The sample has no ${String(from)} any more.`);
    return next;
  }, text);
}

/** The portfolio with a coach and a leader who are booked twice. */
function withClashes(model: TimelineModel): TimelineModel {
  return {
    ...model,
    engagements: model.engagements.map((whole) => ({
      ...whole,
      summary: `${whole.summary} · 2 double bookings`,
      lanes: whole.lanes.map((lane) => {
        const [first] = lane.items.filter(({ load }) => load);
        if (!first) return lane;
        const { load: _, ...clash } = { ...first, id: `${first.id}/clash`, title: "Booked twice" };
        return {
          ...lane,
          items: [...lane.items, { ...clash, kind: "milestone", status: "overdue", end: clash.start ?? 0 }],
        };
      }),
    })),
  };
}

/** The menu of the action of that id, by its key. */
function menu(id: string): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    await page.locator(`[data-block$="/${id}"]`).focus();
    await page.keyboard.press("m");
    await page.getByRole("menu").waitFor({ timeout: 5000 });
  };
}

/** The action of that id in the hand, two weeks later, before it is dropped. */
function drag(id: string): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    const box = await page.locator(`[data-block$="/${id}"]`).boundingBox();
    if (!box) throw new Error(`${id} is not drawn.`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 66, at.y + 3, { steps: 4 });
    await page.locator(".drag-flag").waitFor({ timeout: 5000 });
  };
}

function press(...keys: readonly string[]): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    await page.locator("[data-block]").first().focus();
    for (const key of keys) await page.keyboard.press(key);
  };
}

function point(kind: string): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    const part = page.locator(`.part.kind-${kind}`).first();
    await part
      .locator(".target")
      .first()
      .evaluate((target) => {
        target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      });
    await part.locator(".target").first().hover({ force: true });
    await page.locator(".tooltip").waitFor({ timeout: 5000 });
  };
}

function group_(by: string): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    await press("f")({ page } as Panel);
    await page.locator(".looking select").first().selectOption(by);
  };
}

function filterBy(words: string): (panel: Panel) => Promise<void> {
  return async ({ page }) => {
    await press("f")({ page } as Panel);
    await page.locator(".looking button", { hasText: words }).click();
  };
}

/** The same plan with titles that somebody has made to do harm. */
function hostile(model: TimelineModel): TimelineModel {
  const titles = [
    `<img src=x onerror="alert(1)">`,
    "W".repeat(10_000),
    "\u202Eeltit desrever A\u202C and on",
    "\u2067עברית ועוד\u2069 mixed",
    "خطة التحول القيادي في المستودعات",
    "管理层变革：仓库自主决定",
    "Ž\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo Z\u0334\u0321\u0353",
    "👩🏽‍💼👨‍👩‍👧‍👦 Family first 🎯",
    "]]>&amp;&lt;script&gt;",
    "line\nbreak\ttab\u0000nul",
  ];
  let next = 0;
  const rename = <Part extends Item>(item: Part): Part => {
    const title = titles[next % titles.length] ?? "";
    next += 1;
    return { ...item, title };
  };
  return {
    ...model,
    engagements: model.engagements.map((each) => ({
      ...each,
      title: `<img src=x onerror="alert(1)"> ${"long ".repeat(2000)}`,
      ambition: `\u202E${"ambition ".repeat(1000)}`,
      sponsors: ["x".repeat(500)],
      phases: each.phases.map(rename),
      lanes: each.lanes.map((lane) => ({
        ...lane,
        title: titles[next++ % titles.length] ?? "",
        items: lane.items.map(rename),
      })),
    })),
  };
}
