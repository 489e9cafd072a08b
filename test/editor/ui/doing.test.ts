import assert from "node:assert/strict";
import type { Browser, Locator } from "playwright-core";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import type { Theme } from "../driver/window.ts";
import type { PanelOptions } from "../panel/panel.ts";
import { openPlan, type PlanPanel } from "../panel/plan.ts";
import { soundPlan } from "../plans.ts";
import { boxOf, onePanel } from "./one-panel.ts";
import { seriousIn } from "./serious.ts";

/** What is done at the timeline changes the text: with the page alone, the server's features behind it. */
export function doingPanelTests(browser: Browser): void {
  describe("At the timeline's page", () => {
    const { open, panel, part, focused } = onePanel((plan?: string, options: Partial<PanelOptions> = {}) =>
      openPlan(browser, plan ?? soundPlan, { width: 1000, height: 800, ...options }),
    );
    const ghost = (id: string): Locator => panel().page.locator(`[data-ghost="${id}"]`);
    const choice = (name: string): Locator => panel().page.getByRole("menuitemradio", { name, exact: true });
    /** What is new in the text, line by line. */
    const written = (): readonly string[] => {
      const before = new Set(soundPlan.split("\n"));
      return panel()
        .text()
        .split("\n")
        .flatMap((line) => (before.has(line) ? [] : [line.trim()]));
    };
    const writes = (...lines: readonly string[]): Promise<unknown> =>
      until(`${lines.join(" / ")} in the text`, async () => written().join("\n") === lines.join("\n"));
    /** Takes a part up at a point of its own (0 to 1 across, its middle if not said) and leads it so many weeks on. */
    const drag = async (id: string, weeks: number, from = 0.5): Promise<void> => {
      const box = await boxOf(part(id));
      const { mouse } = panel().page;
      const week = await weekWidth(panel());
      const at = { x: box.x + box.width * from, y: box.y + box.height / 2 };
      await mouse.move(at.x, at.y);
      await mouse.down();
      await mouse.move(at.x + week * weeks, at.y + 3, { steps: 4 });
    };

    it("a bar is dragged to other weeks, and its dates stay as relative as they were", async () => {
      const { page } = await open();
      await drag("shift/standup", 2);
      await ghost("shift/standup").waitFor();
      assert.match(await page.locator(".drag-flag").innerText(), /2 weeks later/);
      await page.mouse.up();
      await writes(
        "starts: 2 weeks after start of implementation",
        "due: 8 weeks after start of implementation",
      );
      await ghost("shift/standup").waitFor({ state: "detached" });
    });

    it("what waits for it is shown moving before the drop", async () => {
      const { page } = await open();
      await drag("shift/standup", 1, 0.999);
      await ghost("shift/limits").waitFor();
      assert.match(await page.locator(".drag-flag").innerText(), /1 week longer · moves 1 other part/);
      assert.deepEqual(written(), []);
      await page.mouse.up();
      await writes("due: 7 weeks after start of implementation");
    });

    it("Escape leaves everything as it was, and the release that follows is no click", async () => {
      const { page } = await open();
      await drag("shift/standup", 2);
      await ghost("shift/standup").waitFor();
      await page.keyboard.press("Escape");
      await ghost("shift/standup").waitFor({ state: "detached" });
      await page.mouse.up();
      assert.deepEqual(written(), []);
      const told = await panel().told();
      assert.deepEqual(
        told.filter((message) => message.type === "reveal" || (message.type === "ask" && !isLook(message))),
        [],
      );
    });

    it("a phase lasts longer when its end is pulled, and `lasts` stays `lasts`", async () => {
      const { page } = await open();
      await drag("shift/diagnostic", 1, 0.995);
      await page.mouse.up();
      await writes("lasts: 8 weeks");
    });

    it("what cannot be moved there says why", async () => {
      const { page } = await open();
      await part("shift/conversation").focus();
      await page.keyboard.press("Alt+ArrowUp");
      await page.locator(".told").waitFor();
      assert.match(await page.locator(".told").innerText(), /It can be moved, but not made longer/);
    });

    it("keys move a part by days and weeks, and letting go of Alt drops it", async () => {
      const { page } = await open();
      await part("shift/limits").focus();
      await page.keyboard.down("Alt");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Shift+ArrowUp");
      const status = page.getByRole("status");
      await until("it is said", async () => /8 August 2026, 8 days longer\.$/.test(await status.innerText()));
      assert.deepEqual(written(), []);
      await page.keyboard.up("Alt");
      await writes("due: 2026-08-08");
      await until("the focus stays", async () => (await focused()) === "shift/limits");
    });

    it("keys may be pressed faster than the picture follows", async () => {
      const { page } = await open();
      await part("shift/limits").focus();
      for (let press = 0; press < 5; press++) await page.keyboard.press("Alt+ArrowUp");
      await page.keyboard.press("Alt+Shift+ArrowUp");
      await writes("due: 2026-08-12");
    });

    it("keys can be given up as well", async () => {
      const { page } = await open();
      await part("shift/limits").focus();
      await page.keyboard.down("Alt");
      await page.keyboard.press("ArrowRight");
      await ghost("shift/limits").waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.up("Alt");
      await ghost("shift/limits").waitFor({ state: "detached" });
      assert.deepEqual(written(), []);
    });

    it("a menu changes status and owner, and gives the focus back", async () => {
      const { page } = await open();
      await part("shift/standup").click({ button: "right" });
      await choice("In progress").click();
      await writes("status: in-progress");
      await part("shift/standup").focus();
      await page.keyboard.press("Shift+F10");
      assert.equal(await choice("Lena Fischer").getAttribute("aria-checked"), "true");
      assert.equal(await choice("In progress").getAttribute("aria-checked"), "true");
      await page.keyboard.press("o");
      await page.keyboard.press("Enter");
      await until("the other owner", async () => /standup[^}]*owner: omar/.test(panel().text()));
      assert.equal(await focused(), "shift/standup");
      await page.keyboard.press("m");
      await page.getByRole("menu").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached" });
      assert.equal(await focused(), "shift/standup");
    });

    it("an arrow from bar to bar is something to wait for", async () => {
      const { page } = await open(soundPlan.replace("        after: standup\n", ""));
      await part("shift/limits").hover();
      await page.locator('[data-link="shift/limits"]').waitFor();
      await part("shift/standup").hover();
      await page.locator('[data-link="shift/standup"]').hover();
      await page.mouse.down();
      const to = await boxOf(part("shift/limits"));
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
      await page.mouse.up();
      await until("it waits", async () => panel().text() === soundPlan);
    });

    it("an arrow that leads nowhere is refused in words; by key it is drawn as well", async () => {
      const { page } = await open();
      const lead = async (from: string, key: string): Promise<void> => {
        await part(from).focus();
        await page.keyboard.press("m");
        await page.getByRole("menuitem", { name: "Something waits for this…" }).click();
        await page.keyboard.press(key);
        await page.keyboard.press("Enter");
      };
      await lead("shift/limits", "ArrowUp");
      await until("why not", async () =>
        /neither could ever begin/.test(await page.locator(".told").innerText()),
      );
      assert.deepEqual(written(), []);
    });

    it("a double click on a lane adds an action on that day", async () => {
      const { page } = await open();
      const box = await boxOf(part("shift/standup"));
      await page.mouse.dblclick(box.x - 40, box.y + box.height / 2);
      const action =
        /action "What is to be done" \{\s+owner: omar\s+starts: 2026-05-\d\d\s+due: 2026-0[56]-\d\d\s+success: ".*"\s+\}/;
      await until("a new action", async () => action.test(panel().text()));
      await part("shift/action").waitFor();
    });

    it("a lane's own name adds one by key", async () => {
      const { page } = await open();
      await page.locator('[data-stop="shift/commitment/lane"]').focus();
      await page.keyboard.press("n");
      await until("a new action", async () => written().includes("starts: 2026-06-15"));
    });

    it("a hostile title is text in the menu", async () => {
      const hostile = '<img src=x onerror=\\"document.title=1\\">';
      const { page } = await open(soundPlan.replace("Raise the spending limit", hostile));
      await part("shift/limits").focus();
      await page.keyboard.press("m");
      await page.getByRole("menu").waitFor();
      assert.equal(await page.locator("img").count(), 0);
      assert.match(await page.locator(".menu-title").innerText(), /<img src=x/);
    });

    for (const theme of ["light", "dark", "high-contrast-dark"] as const satisfies readonly Theme[]) {
      it(`has nothing serious against its menu in ${theme}`, async () => {
        const { page } = await open(soundPlan, { theme });
        await part("shift/limits").focus();
        await page.keyboard.press("m");
        await page.getByRole("menu").waitFor();
        assert.deepEqual(await seriousIn(page), []);
      });
    }
  });
}

/** The same in a whole VS Code: what is done at the timeline is one step in the text. */
export function doingTests(editor: () => Editor): void {
  describe("At the timeline", () => {
    const part = (id: string): Locator =>
      editor().webview.locator(`[data-timeline] [data-block="${id}"]`).first();
    const openTimeline = async (plan = soundPlan): Promise<void> => {
      await editor().openText(plan);
      await editor().command("coachplan.openTimeline");
      await part("shift/standup").waitFor();
      await editor().focused();
    };
    /** Of the plan that can be seen, whoever has the keyboard. */
    const content = (): Promise<string> =>
      editor().api((vscode) => vscode.window.visibleTextEditors[0]?.document.getText() ?? "");
    const writes = (pattern: RegExp): Promise<unknown> =>
      until(`${pattern} in the text`, async () => pattern.test(await content()));

    it("a bar is dragged by the mouse, and the text is changed in one step", async () => {
      await openTimeline();
      const { page } = editor();
      const box = await boxOf(part("shift/standup"));
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + box.width / 2, at.y + 2, { steps: 5 });
      await editor().webview.locator('[data-ghost="shift/standup"]').waitFor();
      await page.mouse.up();
      await writes(
        /starts: \d+ (?:days|weeks?) after start of implementation\n\s+due: \d+ (?:days|weeks) after/,
      );
      await editor().command("workbench.action.focusFirstEditorGroup");
      await editor().command("undo");
      await until("the text as it was", async () => (await content()) === soundPlan);
    });

    it("an end is dragged alone, and a mark to another day", async () => {
      await openTimeline();
      const { page } = editor();
      const lead = async (id: string, across: number): Promise<void> => {
        const box = await boxOf(part(id));
        const at = { x: box.x + box.width * across, y: box.y + box.height / 2 };
        await page.mouse.move(at.x, at.y);
        await page.mouse.down();
        await page.mouse.move(at.x + 40, at.y + 2, { steps: 5 });
        await editor().webview.locator(`[data-ghost="${id}"]`).waitFor();
        await page.mouse.up();
      };
      await lead("shift/standup", 0.99);
      await writes(/starts: start of implementation\n\s+due: \d+ weeks after start of implementation/);
      await until("it ends later", async () => !(await content()).includes("due: 6 weeks after"));
      await lead("shift/conversation", 0.5);
      await writes(/"One-to-one with Dana" \{ with: dana; on: 2026-0[23]-\d\d at 14:00 for 90 minutes \}/);
      await until("it is on another day", async () => !(await content()).includes("on: 2026-02-04"));
    });

    it("an arrow is drawn from bar to bar", async () => {
      await openTimeline(soundPlan.replace("        after: standup\n", ""));
      const { page, webview } = editor();
      await part("shift/standup").hover();
      await webview.locator('[data-link="shift/standup"]').hover();
      await page.mouse.down();
      const to = await boxOf(part("shift/limits"));
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
      await page.mouse.up();
      await until("it waits", async () => (await content()) === soundPlan);
    });

    it("keys move a part, and take it back", async () => {
      await openTimeline();
      await part("shift/limits").focus();
      await editor().press("Alt+ArrowUp");
      await writes(/due: 2026-08-01/);
      await until("the focus stays", () =>
        part("shift/limits").evaluate((element) => element === document.activeElement),
      );
      await editor().press("Control+z");
      await until("the text as it was", async () => (await content()) === soundPlan);
    });

    it("a menu changes the status", async () => {
      await openTimeline();
      await part("shift/standup").click({ button: "right" });
      await editor().webview.getByRole("menuitemradio", { name: "Done", exact: true }).click();
      await writes(/success: "Held on nine[^\n]*\n\s+status: done\n/);
    });

    it("a double click adds an action, and the keyboard is where its title is written", async () => {
      await openTimeline();
      const { page, type } = editor();
      const box = await boxOf(part("shift/standup"));
      await page.mouse.dblclick(box.x + box.width + 14, box.y + box.height / 2);
      await writes(/action "What is to be done" \{/);
      await editor().focused();
      await type("Huddle");
      await writes(/action "Huddle" \{\n\s+owner: omar\n\s+starts: 2026-07-/);
    });
  });
}

function isLook(message: { readonly type: string; readonly wish?: unknown }): boolean {
  return JSON.stringify(message.wish).includes('"dryRun":true');
}

/** Of seven days in the picture, in px. */
async function weekWidth({ page }: PlanPanel): Promise<number> {
  // A phase of seven weeks.
  const { width } = await boxOf(page.locator('[data-block="shift/diagnostic"]'));
  return (width + 2) / 7;
}
