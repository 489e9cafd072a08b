import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { ToPage } from "../../../server/src/protocol.ts";
import { buildTimeline } from "../../../server/src/timeline/build.ts";
import { withBaseline } from "../../../server/src/timeline/compare.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import { changesOf } from "../../../server/src/timeline/model-changes.ts";
import { buildPortfolio } from "../../../server/src/timeline/portfolio.ts";
import { projectOf } from "../../support/project.ts";
import { day, engagement, hostile, item, lane, model, northwind } from "../../timeline/fixtures.ts";
import { until } from "../driver/wait.ts";
import type { Theme } from "../driver/window.ts";
import { longPlan } from "../panel/long-plan.ts";
import { openPanel, type PanelOptions } from "../panel/panel.ts";
import { soundPlan } from "../plans.ts";
import { boxOf, onePanel } from "./one-panel.ts";
import { seriousIn } from "./serious.ts";

/** The timeline's page alone, under the policy that the extension gives it: looking, walking, and what it survives. */
export function panelTests(browser: Browser): void {
  describe("The timeline's page", () => {
    const { open, panel, part, button, focused } = onePanel(
      (plan: TimelineModel, options: Partial<PanelOptions> = {}) =>
        openPanel(browser, plan, { width: 1000, height: 800, ...options }),
    );

    describe("for everybody", () => {
      const views: readonly (readonly [string, Partial<PanelOptions>])[] = [
        ...(
          ["light", "dark", "high-contrast-dark", "high-contrast-light"] as const satisfies readonly Theme[]
        ).map((theme) => [`in ${theme}`, { theme }] as const),
        ["in a narrow panel", { width: 420 }],
        // What is left of a panel at 200 % zoom.
        ["at 200 %", { width: 500, height: 400, scale: 2 }],
      ];
      for (const [name, options] of views) {
        it(`has nothing serious against it ${name}`, async () => {
          const { page } = await open(northwind(), options);
          await button("Filter").click();
          await page.getByLabel("Find in the plan").waitFor();
          assert.deepEqual(await seriousIn(page), []);
        });
      }

      it("has nothing serious against it where the system forces its colours, and keeps its shapes apart", async () => {
        const { page } = await open(northwind());
        await page.emulateMedia({ forcedColors: "active" });
        assert.deepEqual(await seriousIn(page), []);
        const fills = await page
          .locator(".part .outline, .part .bar-edge")
          .evaluateAll((all) => all.map((each) => getComputedStyle(each).stroke));
        assert.ok(new Set(fills).size > 2, [...new Set(fills)].join());
      });

      it("moves nothing by itself for whoever wants no motion", async () => {
        const { page } = await open(northwind());
        const moving = (): Promise<number> =>
          page
            .locator(".panel *")
            .evaluateAll(
              (all) => all.filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length,
            );
        assert.ok((await moving()) > 0);
        await page.emulateMedia({ reducedMotion: "reduce" });
        assert.equal(await moving(), 0);
      });

      it("has its time from left to right in a page from right to left, and titles as they are written", async () => {
        const hebrew = "מ־מציל למנהיג";
        const { page } = await open(
          model([
            engagement({
              start: day("2026-02-02"),
              end: day("2026-09-22"),
              lanes: [
                lane("actions", "l", hebrew, [
                  item("action", "early", hebrew, "2026-02-10 2026-02-16"),
                  item("action", "late", "Walk the depots", "2026-08-10 2026-08-20"),
                ]),
              ],
            }),
          ]),
        );
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        const [early, late] = [await boxOf(part("early")), await boxOf(part("late"))];
        assert.ok(early.x + early.width < late.x);
        const words = await boxOf(page.locator('[data-names="early"] .words text').first());
        assert.ok(words.x >= early.x + early.width && words.x < early.x + early.width + 20, "beside its bar");
        const name = await boxOf(page.locator(".lane-name .words text").first());
        assert.ok(name.x >= 20 && name.x + name.width < 200, "in the column of names");
        await part("early").focus();
        for (let step = 0; step < 4; step++) await page.keyboard.press("+");
        await part("late").focus();
        await until("the late one in view", async () => {
          const { x } = await boxOf(part("late"));
          return x >= 200 && x < 1000;
        });
        assert.deepEqual(await seriousIn(page), []);
      });

      it("is walked with the keys, row by row, and says row, phase and days in full", async () => {
        const { page } = await open(northwind());
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "shift");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("End");
        assert.equal(await focused(), "shift/implementation");
        await part("shift/map").focus();
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("ArrowUp");
        assert.equal(await focused(), "shift/standup");
        assert.equal(
          await part("shift/standup").getAttribute("aria-label"),
          "Action: Daily depot stand-up. Owner Lena Fischer. In progress, 40%. From Saturday 23 May 2026 to Saturday 4 July 2026, 43 days. In Depots decide for themselves. Phase Implementation.".replaceAll(
            /(Saturday) /g,
            (await part("shift/standup").getAttribute("aria-label"))?.includes("Saturday,") ? "$1, " : "$1 ",
          ),
        );
        await page.keyboard.press("Enter");
        await until("the text is asked for", async () =>
          (await panel().told()).some((message) => message.type === "reveal" && message.start === 2000),
        );
      });

      it("closes and opens lanes with the keys", async () => {
        const { page } = await open(northwind());
        const name = page.locator('[data-lane="shift/decide/lane"]');
        await part("shift/standup").focus();
        await page.keyboard.press("ArrowLeft");
        assert.equal(await focused(), "shift/decide/lane");
        await page.keyboard.press("ArrowLeft");
        await part("shift/standup").waitFor({ state: "detached" });
        assert.equal(await name.getAttribute("aria-expanded"), "false");
        assert.equal(await focused(), "shift/decide/lane");
        await page.keyboard.press("ArrowRight");
        await part("shift/standup").waitFor();
        assert.equal(await name.getAttribute("aria-expanded"), "true");
      });

      it("goes on under the keys where the drawn part of a long plan ends", async () => {
        const { page } = await open(longPlan(2000));
        await page.keyboard.press("Tab");
        for (let step = 0; step < 60; step++) await page.keyboard.press("ArrowDown");
        const id = await focused();
        assert.match(id ?? "", /^long\//);
        const box = await boxOf(page.locator(`[data-stop="${id}"]`));
        assert.ok(box.y > 0 && box.y < 760, `it stands at ${box.y}`);
      });
    });

    describe("to look closer", () => {
      /** Turns the wheel with Ctrl over a bar so far each time; where the bar stood, and its middle. */
      const turnOver = async (...turns: readonly number[]) => {
        const { page } = await open(northwind(), { height: 500 });
        await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo({ top: 300 }));
        await page.locator(".axis").first().hover();
        const before = await boxOf(part("shift/limits"));
        const middle = before.x + before.width / 2;
        await page.mouse.move(middle, before.y + before.height / 2);
        await page.keyboard.down("Control");
        for (const turn of turns) await page.mouse.wheel(0, turn);
        await page.keyboard.up("Control");
        return { before, middle };
      };

      it("zooms around the pointer with the wheel", async () => {
        const { before, middle } = await turnOver(-200);
        await until(
          "the bar is wider",
          async () => (await boxOf(part("shift/limits"))).width > before.width * 1.3,
        );
        const after = await boxOf(part("shift/limits"));
        assert.ok(Math.abs(after.x + after.width / 2 - middle) < 4, "the day under the pointer stays there");
        assert.ok(Math.abs(after.y - before.y) < 4, "and so does the row");
      });

      it("zooms gently with a pinch on a touchpad, which arrives as many small turns", async () => {
        const { before, middle } = await turnOver(...new Array<number>(10).fill(-4));
        const wanted = before.width * Math.exp(0.4);
        await until("half as wide again", async () => {
          const { width } = await boxOf(part("shift/limits"));
          return Math.abs(width - wanted) < 2;
        });
        const after = await boxOf(part("shift/limits"));
        assert.ok(Math.abs(after.x + after.width / 2 - middle) < 4, "the day under the fingers stays there");
      });

      it("zooms with keys and buttons, from days to years, and fits again", async () => {
        const { page } = await open(northwind());
        const first = await boxOf(part("shift/standup"));
        await part("shift/standup").focus();
        await page.keyboard.press("+");
        await until("wider", async () => (await boxOf(part("shift/standup"))).width > first.width * 1.3);
        await page.keyboard.press("0");
        await until(
          "as before",
          async () => Math.abs((await boxOf(part("shift/standup"))).width - first.width) < 1,
        );
        for (let step = 0; step < 8; step++) await button("Zoom out").click();
        await until("years", async () => (await boxOf(part("shift/standup"))).width < first.width / 3);
        assert.match((await page.locator(".axis").first().textContent()) ?? "", /2024.*2028/s);
      });

      it("is moved by dragging its ground", async () => {
        const { page } = await open(northwind());
        for (let step = 0; step < 3; step++) await button("Zoom in").click();
        const left = (): Promise<number> => page.locator(".scroller").evaluate((each) => each.scrollLeft);
        const before = await left();
        await page.mouse.move(700, 330);
        await page.mouse.down();
        await page.mouse.move(600, 300, { steps: 4 });
        await page.mouse.up();
        assert.equal(await left(), before + 100);
      });

      it("names what is out of view at the edge behind which it stands, and goes there", async () => {
        const { page } = await open(northwind());
        await part("shift/limits").focus();
        for (let step = 0; step < 6; step++) await page.keyboard.press("+");
        await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo({ left: 0 }));
        const hint = page.locator('[data-beyond="shift/limits"][data-side="behind"]');
        await hint.waitFor();
        await hint.click();
        const box = await boxOf(part("shift/limits"));
        assert.ok(box.x >= 0 && box.x < 1000, `the bar begins at ${box.x}`);
        // Where several stand in one row, the one before and the one behind are named.
        await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo({ left: 1200, top: 0 }));
        const before = page.locator('.beyond[data-shown][data-side="before"][data-beyond="shift/kickoff"]');
        await before.click();
        await until("the milestone in view", async () => {
          const { x } = await boxOf(part("shift/kickoff"));
          return x >= 200 && x < 1000;
        });
      });

      it("draws only what is in view, and a map of the rest", async () => {
        const { page } = await open(longPlan(10_000));
        assert.ok((await page.locator("*").count()) < 1500);
        await page.locator(".minimap").click({ position: { x: 500, y: 39 } });
        await part("long/action-9985").or(part("long/action-9995")).first().waitFor();
        assert.ok((await page.locator("*").count()) < 1500);
      });
    });

    describe("to choose", () => {
      const shown = (): Promise<string[]> =>
        panel()
          .page.locator("[data-block]")
          .evaluateAll((all) => all.map((each) => each.getAttribute("data-block") ?? ""));

      it("shows what has the words that are looked for, and everything again", async () => {
        const { page } = await open(northwind());
        await page.keyboard.press("Tab");
        await page.keyboard.press("f");
        await until("the field has the keyboard", async () =>
          page.getByLabel("Find in the plan").evaluate((field) => field === document.activeElement),
        );
        await page.keyboard.type("spending");
        await part("shift/standup").waitFor({ state: "detached" });
        assert.deepEqual(
          (await shown()).filter((id) => /standup|limits|walks/.test(id)),
          ["shift/limits"],
        );
        await page.getByText(/^1 of \d+ parts$/).waitFor();
        await button("Show everything").click();
        await part("shift/standup").waitFor();
      });

      it("shows what is overdue, or one person's", async () => {
        const { page } = await open(northwind());
        await button("Filter").click();
        await button("Overdue").click();
        await part("shift/standup").waitFor({ state: "detached" });
        await part("shift/training-need").waitFor();
        await button("Overdue").click();
        await page.getByLabel("Person").selectOption("Dana Reyes");
        await part("shift/walks").waitFor();
        assert.equal(await part("shift/standup").count(), 0);
      });

      it("shows one kind, or what nobody owns", async () => {
        const [shift] = northwind().engagements;
        const lost = item("action", "shift/lost", "Nobody's", "2026-06-01 2026-07-20");
        const more = [...(shift?.lanes ?? []), lane("actions", "shift/loose", "Actions", [lost])];
        const { page } = await open(model([engagement({ ...shift, lanes: more })]));
        await button("Filter").click();
        await page.getByLabel("Kind").selectOption("review");
        await part("shift/standup").waitFor({ state: "detached" });
        await part("shift/midpoint").waitFor();
        await page.getByLabel("Kind").selectOption("");
        await button("Without owner").click();
        await part("shift/midpoint").waitFor({ state: "detached" });
        await part("shift/lost").waitFor();
        assert.equal(await part("shift/standup").count(), 0);
      });

      it("groups by owner", async () => {
        const { page } = await open(northwind());
        await button("Filter").click();
        await page.getByLabel("Group by").selectOption("owner");
        await page.locator('[data-lane="shift/by-owner/Lena Fischer"]').waitFor();
        await part("shift/standup").waitFor();
      });

      it("looks the same after a reload", async () => {
        const { page, send } = await open(northwind());
        await button("Filter").click();
        await page.getByLabel("Group by").selectOption("status");
        await button("Zoom in").click();
        await button("Zoom in").click();
        await page.locator('[data-lane="shift/by-status/overdue"]').waitFor();
        const width = (await boxOf(part("shift/walks"))).width;
        await until("it is kept", async () =>
          page.evaluate(() => sessionStorage.getItem("state")?.includes('"group":"status"') === true),
        );
        await page.waitForFunction(() => !sessionStorage.getItem("state")?.includes('"zoom":"fit"'));
        await page.reload();
        await send({ type: "show", model: northwind(), locale: "en-GB", opening: 1 });
        await page.locator('[data-lane="shift/by-status/overdue"]').waitFor();
        assert.equal((await boxOf(part("shift/walks"))).width, width);
      });
    });

    describe("of a portfolio", () => {
      const load = "leader/Omar Haddad/0";
      const firm = async (): Promise<TimelineModel> => {
        const { snapshot, files } = await projectOf(firmsPlans);
        const uris = files.map(({ uri }) => uri);
        return {
          ...buildPortfolio(snapshot, uris, { audience: "coach", title: "Firm" }),
          uri: "coachplan-portfolio:all",
        };
      };
      const asked = async (): Promise<readonly string[]> =>
        (await panel().told()).map(({ type }) => type).filter((type) => type !== "ready");

      it("leads to the plans, and changes none of them", async () => {
        const { page } = await open(await firm());
        await part(load).focus();
        for (const keys of ["Enter", "Alt+ArrowRight"]) await page.keyboard.press(keys);
        await page.locator(".told", { hasText: "A portfolio only shows" }).waitFor();
        const box = await boxOf(part(load));
        await page.mouse.move(box.x + 4, box.y + 4);
        await page.mouse.down();
        await page.mouse.move(box.x + 60, box.y + 4, { steps: 3 });
        await page.mouse.up();
        await part(load).click();
        assert.deepEqual(await asked(), []);
        await part("0/leeds/plan").click();
        await until("its own plan", async () =>
          (await panel().told()).some(
            (message) => message.type === "reveal" && message.uri.endsWith("leeds.coachplan"),
          ),
        );
      });

      it("has nothing in its menus that cannot be done there", async () => {
        const { page } = await open(await firm());
        const choices = async (id: string): Promise<readonly string[]> => {
          await part(id).click({ button: "right" });
          const menu = page.getByRole("menu");
          await menu.waitFor();
          const found = await menu.getByRole("menuitem").allInnerTexts();
          assert.equal(await menu.locator(".menu-hint").count(), 0);
          await page.keyboard.press("Escape");
          await menu.waitFor({ state: "detached" });
          return found;
        };
        assert.deepEqual(await choices(load), ["Close this lane"]);
        assert.deepEqual(await choices("0/leeds/plan"), ["Show in the text", "Close this lane"]);
      });

      it("has nothing serious against it", async () => {
        const { page } = await open(await firm());
        await part(load).waitFor();
        await page.locator(".part.status-overdue", { hasText: "Booked twice" }).first().waitFor();
        assert.deepEqual(await seriousIn(page), []);
      });
    });

    it("has nothing serious against a comparison", async () => {
      const { snapshot, file } = await projectOf(soundPlan);
      const now = buildTimeline(snapshot, file.uri);
      const earlier = await projectOf(
        soundPlan.replace("2026-07-31", "2026-07-19").replace("7 weeks", "6 weeks"),
      );
      const before = buildTimeline(earlier.snapshot, earlier.file.uri);
      assert.ok(now && before);
      const { page } = await open(withBaseline(before, now));
      await page.locator(".was").first().waitFor();
      assert.deepEqual(await seriousIn(page), []);
    });

    describe("whatever comes", () => {
      const plan = (version: number, title: string): TimelineModel =>
        model(
          [
            engagement({
              lanes: [lane("actions", "l", "Actions", [item("action", "a", title, "2026-06-01 2026-07-20")])],
            }),
          ],
          {
            version,
          },
        );

      it("never shows an older version, but a document that was opened again", async () => {
        const { send, page } = await open(plan(7, "Seven"));
        await send({ type: "show", model: plan(6, "Six"), locale: "en-GB", opening: 0 });
        await send({ type: "show", model: plan(8, "Eight"), locale: "en-GB", opening: 0 });
        await page.getByText("Eight", { exact: true }).waitFor();
        await send({ type: "show", model: plan(1, "One"), locale: "en-GB", opening: 1 });
        await page.getByText("One", { exact: true }).waitFor();
      });

      it("shows what has changed since what it was shown, and asks for all of it where something was lost", async () => {
        const named = (version: number, title: string): TimelineModel => ({
          ...plan(version, title),
          resultId: title,
        });
        const changed = (from: TimelineModel, to: TimelineModel): Extract<ToPage, { type: "changed" }> => {
          const changes = changesOf(from, to);
          assert.ok(changes);
          return { type: "changed", since: from.resultId ?? "", changes, opening: 0 };
        };
        const asked = async (): Promise<number> =>
          (await panel().told()).filter(({ type }) => type === "ready").length;
        const { send, page } = await open(named(1, "One"));
        await send(changed(named(1, "One"), named(2, "Two")));
        await page.getByText("Two", { exact: true }).waitFor();
        assert.equal(await asked(), 1);
        // The third did not come.
        await send(changed(named(3, "Three"), named(4, "Four")));
        await until("it asks again", async () => (await asked()) === 2);
        await page.getByText("Two", { exact: true }).waitFor();
        await send({ type: "show", model: named(4, "Four"), locale: "en-GB", opening: 0 });
        await send(changed(named(4, "Four"), named(5, "Five")));
        await page.getByText("Five", { exact: true }).waitFor();
        assert.equal(await asked(), 2);
      });

      it("takes a hostile title for a text", async () => {
        const { page } = await open(plan(1, hostile));
        await part("a").waitFor();
        assert.equal(await page.locator("img").count(), 0);
        assert.match((await part("a").getAttribute("aria-label")) ?? "", /<img src=x/);
      });

      it("invites to begin where there is no engagement", async () => {
        await open(model([]));
        await button("Begin an engagement").click();
        assert.deepEqual(
          (await panel().told()).filter(({ type }) => type === "start").map(({ type }) => type),
          ["start"],
        );
      });
    });
  });
}

const firmsPlans = `--- people.coachplan
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"
--- leeds.coachplan
use "people.coachplan"
engagement leeds "Leeds" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase plan "Plan" {
    lasts: 7 weeks
    workshop "Kick-off" { by: priya; for: omar; on: 2026-02-10 at 09:00 for 2 hours }
  }
  action standup "Stand-up" { owner: omar; starts: 2026-06-01; due: 2026-07-31; success: "Held" }
}
--- york.coachplan
use "people.coachplan"
engagement york "York" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase plan "Plan" {
    lasts: 4 weeks
    workshop "First steps" { by: priya; for: omar; on: 2026-02-10 at 10:00 for 2 hours }
  }
}
`;
