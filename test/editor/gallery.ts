// Every look of the timeline, for whoever changes it: `npm run gallery` draws all samples in all themes and three widths,
// and what a reader can do to them, into .cache/gallery; `npm run gallery -- one-leader` only those with that in their name.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./driver/browser.ts";
import type { Theme } from "./driver/window.ts";
import { type Look, looks } from "./images/looks.ts";
import { samples } from "./images/samples.ts";
import { openPanel } from "./panel/panel.ts";
import { openPlan } from "./panel/plan.ts";
import { cacheRoot } from "./setup/cache.mjs";
import { setupEditor } from "./setup.mjs";

const folder = join(cacheRoot, "..", "gallery");
const themes: readonly Theme[] = ["light", "dark", "high-contrast-light", "high-contrast-dark"];
const widths = { narrow: 420, medium: 900, wide: 1600 };
const wanted = process.argv.slice(2);

await setupEditor();
const browser = await launchBrowser();
try {
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = await samples();
  for (const [name, model] of Object.entries(all))
    for (const theme of themes)
      for (const [size, width] of Object.entries(widths))
        await take(browser, `${name}-${theme}-${size}`, { model, width, height: 900, theme });
  for (const [name, look] of Object.entries(await looks(all))) await take(browser, name, look);
} finally {
  await browser.close();
}

async function take(on: Browser, name: string, { model, text, act, page, ...options }: Look): Promise<void> {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
  const panel = text === undefined ? await openPanel(on, model, options) : await openPlan(on, text, options);
  await page?.(panel.page);
  await act?.(panel).catch((error: unknown) => console.log(`${name}: ${String(error)}`));
  await panel.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  writeFileSync(join(folder, `${name}.png`), await panel.page.screenshot({ animations: "disabled" }));
  await panel.close();
  console.log(name);
}
