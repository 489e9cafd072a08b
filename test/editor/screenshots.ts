// The README's pictures, from the real product: `npm run screenshots` writes docs/images/*.png.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "./driver/browser.ts";
import { type Editor, openEditor } from "./driver/editor.ts";
import type { Theme } from "./driver/window.ts";
import { today } from "./plans.ts";
import { projectRoot } from "./setup/cache.mjs";
import { setupEditor } from "./setup.mjs";

const images = join(projectRoot, "docs", "images");
const plan = "one-leader.coachplan";

/** A window in which text and timeline both have room. */
const window = { width: 1440, height: 900 };

await setupEditor();
const browser = await launchBrowser();
try {
  const editor = await openEditor({
    browser,
    host: "desktop",
    extensionPath: projectRoot,
    installed: true,
    viewport: window,
    scale: 1.5,
    settings: {
      "coachplan.today": today,
      "breadcrumbs.enabled": false,
      "editor.minimap.enabled": false,
      "editor.stickyScroll.enabled": false,
    },
  });
  try {
    cpSync(join(projectRoot, "samples"), editor.folder, { recursive: true });
    await editor.command("workbench.action.closeSidebar");
    await takeCompletion(editor);
    await takeMissingOwner(editor);
    await takeTimelines(editor);
  } finally {
    await editor.close();
  }
} finally {
  await browser.close();
}

async function takeCompletion(editor: Editor): Promise<void> {
  await editor.setViewport(1100, 640);
  const sample = readFileSync(join(editor.folder, plan), "utf8");
  const half = '      action voice "Yuki speaks first" {\n        owner: yuki\n        \n      }\n';
  const written = "stepping-back.coachplan";
  writeFileSync(join(editor.folder, written), sample.replace("      action worst-first", `${half}$&`));
  await editor.openFile(written);
  await editor.goto({ after: 'action voice "Yuki speaks first" {\n        owner: yuki\n        ' });
  await editor.completions();
  await editor.completionDetails();
  await take(editor, "completion");
  await backToSaved(editor);
}

async function takeMissingOwner(editor: Editor): Promise<void> {
  await editor.setViewport(1280, 640);
  await editor.openFile(plan);
  await editor.goto({ select: "        owner: farida\n" });
  await editor.press("Delete");
  await editor.waitForSquiggles(1);
  await editor.command("workbench.actions.view.problems");
  await editor.page
    .locator(".markers-panel-container .monaco-list-row", { hasText: "action/" })
    .first()
    .waitFor();
  await lowerPanel(editor, 210);
  await editor.goto({ before: "action amber" });
  await editor.quickFixes();
  await take(editor, "missing-owner");
  await editor.press("Escape");
  await editor.command("workbench.action.closePanel");
  await backToSaved(editor);
}

async function takeTimelines(editor: Editor): Promise<void> {
  await editor.setViewport(window.width, window.height);
  await editor.openFile(plan);
  await editor.goto({ after: "action rights" });
  await editor.command("coachplan.openTimeline");
  await editor.webview.locator("[data-block]").first().waitFor();
  await editor.shareWidth(0.38);
  const themes: Theme[] = ["dark", "high-contrast-dark", "high-contrast-light", "light"];
  for (const theme of themes) {
    await editor.setTheme(theme);
    await take(editor, `timeline-${theme}`);
  }
  await editor.setViewport(800, 900);
  await take(editor, "timeline-narrow");
  await editor.setViewport(1720, 1000);
  await take(editor, "timeline-wide");
}

/** Gives the text more of the window's height, as one does with the mouse: this many pixels. */
async function lowerPanel({ page, drawn }: Editor, by: number): Promise<void> {
  const panel = await page.locator(".part.panel").boundingBox();
  if (!panel) throw new Error("no panel is open");
  const edge = { x: panel.x + panel.width / 2, y: panel.y - 1 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y + by, { steps: 5 });
  await page.mouse.up();
  await drawn();
}

async function take(editor: Editor, name: string): Promise<void> {
  const path = join(images, `${name}.png`);
  await editor.screenshot(path);
  console.log(path);
}

async function backToSaved(editor: Editor): Promise<void> {
  await editor.press("Escape");
  await editor.command("workbench.action.revertAndCloseActiveEditor");
}
