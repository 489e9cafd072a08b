// What a reader can do to a timeline, and what can be the matter with one: each a picture of the gallery.
import type { Page } from "playwright-core";
import type { Item, TimelineModel } from "../../../server/src/timeline/model.ts";
import type { Panel, PanelOptions } from "../panel/panel.ts";

/** A picture: of what, how large, and what is done before it is taken. */
export interface Look extends PanelOptions {
  readonly model: TimelineModel;
  /** What the reader has chosen before, as the page keeps it. */
  readonly act?: (panel: Panel) => Promise<void>;
  readonly page?: (page: Page) => Promise<void>;
}

type Samples = Readonly<Record<string, TimelineModel>>;

/** All of them, by name. */
export function looks(samples: Samples): Readonly<Record<string, Look>> {
  const one = samples["one-leader"];
  const team = samples["leadership-team"];
  const { broken } = samples;
  if (!one || !team || !broken) throw new Error("A sample is missing.");
  const wide = { width: 1400, height: 900 };
  const medium = { width: 900, height: 800 };
  const all: Record<string, Look> = {
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
    "look-german": { ...wide, model: one, locale: "de" },
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
  for (const theme of ["light", "dark", "high-contrast-light", "high-contrast-dark"] as const) {
    all[`look-legend-${theme}`] = { ...medium, theme, model: team, act: press("l") };
    all[`look-chain-${theme}`] = { ...wide, theme, model: one, act: press("c") };
    all[`look-tooltip-${theme}`] = { ...wide, theme, model: one, act: point("action") };
    all[`look-filter-${theme}`] = { ...medium, theme, model: one, act: press("f") };
  }
  for (const kind of ["phase", "contract", "session", "review", "milestone", "goal", "activity", "result"])
    all[`look-tooltip-of-${kind}`] = { ...wide, model: one, act: point(kind) };
  for (const [name, times] of Object.entries({ two: 2, five: 5, eight: 8, twelve: 12 }))
    all[`look-zoom-${name}`] = { ...wide, model: one, act: press("t", ...Array<string>(times).fill("+")) };
  for (const [name, times] of Object.entries({ two: 2, five: 5, nine: 9 }))
    all[`look-zoom-out-${name}`] = { ...wide, model: one, act: press(...Array<string>(times).fill("-")) };
  all["look-zoom-dark"] = { ...wide, theme: "dark", model: team, act: press("t", "+", "+") };
  all["look-zoom-contrast"] = {
    ...wide,
    theme: "high-contrast-dark",
    model: team,
    act: press("t", "+", "+"),
  };
  for (const group of ["phase", "owner", "commitment", "status", "coach"])
    all[`look-group-${group}`] = { ...wide, model: team, act: group_(group) };
  all["look-group-owner-narrow"] = { width: 420, height: 900, model: team, act: group_("owner") };
  all["look-filtered-overdue"] = { ...medium, model: team, act: filterBy("Overdue") };
  all["look-filtered-unowned"] = { ...medium, model: broken, act: filterBy("Without owner") };
  all["look-collapsed"] = { ...medium, model: team, act: press("x") };
  all["look-collapsed-dark"] = { ...medium, theme: "dark", model: team, act: press("x") };
  return all;
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
      ambition: "\u202E" + "ambition ".repeat(1000),
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
