import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Panel } from "../panel/panel.ts";

/** The panel of a test: `open` opens it, `panel` gives it, and after the test it is closed. */
export interface OnePanel<Args extends readonly unknown[], One extends Panel> {
  open(...args: Args): Promise<One>;
  panel(): One;
  /** A block of the plan in the picture. */
  part(id: string): Locator;
  button(name: string): Locator;
  /** What has the keyboard, by the name under which the keys stop there. */
  focused(): Promise<string | null>;
}

/** To be used in a `describe`: a test fails when the page tells that a part of it has failed. */
export function onePanel<Args extends readonly unknown[], One extends Panel>(
  opens: (...args: Args) => Promise<One>,
): OnePanel<Args, One> {
  let opened: One | undefined;
  const panel = (): One => {
    assert.ok(opened, "a panel is open");
    return opened;
  };
  afterEach(async () => {
    const broken = (await opened?.told())?.filter(({ type }) => type === "failed") ?? [];
    await opened?.close();
    opened = undefined;
    assert.deepEqual(broken, []);
  });
  return {
    panel,
    async open(...args) {
      opened = await opens(...args);
      return opened;
    },
    part: (id) => panel().page.locator(`[data-block="${id}"]`),
    button: (name) => panel().page.getByRole("button", { name, exact: true }),
    focused: () => panel().page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? null),
  };
}

/** Where something is on the screen. */
export async function boxOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await of.boundingBox();
  assert.ok(box, "it is on the screen");
  return box;
}
