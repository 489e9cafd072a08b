// How long a key in the text takes to reach the picture, in a real editor: `node test/editor/panel/keys.ts`, part of
// `npm run bench:timeline`. Needs a build. Prints the rows of a table.
import { planOf } from "../../../bench/plans.ts";
import { launchBrowser } from "../driver/browser.ts";
import { type Editor, openEditor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";
import { today } from "../plans.ts";
import { projectRoot } from "../setup/cache.mjs";
import { setupEditor } from "../setup.mjs";

/** What a key brings about, in ms since 1970 by the one clock of this machine. */
interface Times {
  /** The workbench heard it. */
  readonly key: number;
  /** The extension has its diagnostics. */
  readonly diagnostics: number;
  /** The extension has its model. */
  readonly model: number;
  /** The frame that shows it began to be drawn. */
  readonly picture: number;
  /** Frames that began to be drawn after the diagnostics, the one that shows it among them. */
  readonly frames: number;
}

const keys = 12;
const warmUp = 3;
/** A name is lost and changes with each key: so do the diagnostics, and the owner beside the bar. */
const owner = "owner: north-1";

await setupEditor();
const browser = await launchBrowser();
try {
  const editor = await openEditor({
    browser,
    host: "desktop",
    extensionPath: projectRoot,
    settings: { "coachplan.today": today, "editor.quickSuggestions": { other: "off" } },
  });
  try {
    await listen(editor);
    // An engagement has about 33 bars in 140 lines.
    for (const bars of [200, 2000]) {
      const times = await timesOf(editor, planOf(Math.round(bars / 33) * 140));
      const since = (what: (each: Times) => number): string => spread(times.map(what));
      console.log(
        `| ${bars} | ${since(({ key, diagnostics }) => diagnostics - key)} | ${since(({ key, model }) => model - key)} | ${since(({ key, picture }) => picture - key)} | ${since(({ frames }) => frames)} |`,
      );
      await editor.clear();
    }
  } finally {
    await editor.close();
  }
} finally {
  await browser.close();
}

/** From now on the window and the extension's connection write down when something happens. */
async function listen({ page, api }: Editor): Promise<void> {
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { keys: [] as number[] });
    window.addEventListener("keydown", () => seen.keys.push(Date.now()), true);
  });
  await api(async (vscode) => {
    const { client } = await (vscode.extensions.getExtension("coachplan.coachplan-vscode")?.activate() ?? {
      client: undefined,
    });
    const answers: Record<string, number[]> = {};
    Object.assign(globalThis, { answers });
    const ask = client.sendRequest.bind(client);
    client.sendRequest = async (type: string | { readonly method: string }, ...rest: unknown[]) => {
      const answer = await ask(type, ...rest);
      const method = typeof type === "string" ? type : type.method;
      answers[method] ??= [];
      answers[method].push(Date.now());
      return answer;
    };
  });
}

async function timesOf(editor: Editor, plan: string): Promise<readonly Times[]> {
  const { webview, page } = editor;
  await editor.openText(plan);
  await editor.command("coachplan.openTimeline");
  const shown = webview.locator("[data-timeline][data-version]");
  await shown.waitFor({ timeout: 60_000 });
  await editor.focused();
  await editor.goto({ after: owner });
  await webview.locator("body").evaluate(() => {
    const seen = Object.assign(globalThis, { frames: [] as number[], pictures: [] as number[] });
    const frame = (): void => {
      seen.frames.push(Date.now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const main = document.querySelector("[data-timeline]");
    if (!main) throw new Error("no timeline");
    new MutationObserver(() => requestAnimationFrame(() => seen.pictures.push(Date.now()))).observe(main, {
      attributes: true,
      attributeFilter: ["data-version"],
    });
  });
  const times: Times[] = [];
  for (let count = 0; count < keys + warmUp; count++) {
    await forget(editor);
    const before = await shown.getAttribute("data-version");
    await page.keyboard.press("x");
    await until(
      "the picture of that key",
      async () => (await shown.getAttribute("data-version")) !== before,
      60_000,
    );
    const [diagnostics, model] = await until("its diagnostics", () => answered(editor));
    const key = await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys[0] ?? 0);
    const drawn = await until("the frame that shows it", () =>
      webview.locator("body").evaluate((_, known) => {
        const seen = globalThis as unknown as { frames: number[]; pictures: number[] };
        const [picture] = seen.pictures;
        return picture === undefined
          ? undefined
          : { picture, frames: seen.frames.filter((at) => at > known && at <= picture).length };
      }, diagnostics),
    );
    if (count >= warmUp) times.push({ key, diagnostics, model, ...drawn });
  }
  return times;
}

async function forget({ page, webview, api }: Editor): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { keys: [] }));
  await webview.locator("body").evaluate(() => Object.assign(globalThis, { frames: [], pictures: [] }));
  await api(() => {
    const { answers } = globalThis as unknown as { answers: Record<string, number[]> };
    for (const method of Object.keys(answers)) delete answers[method];
  });
}

function answered({ api }: Editor): Promise<readonly [number, number] | undefined> {
  return api(() => {
    const { answers } = globalThis as unknown as { answers: Record<string, number[]> };
    const [diagnostics] = answers["textDocument/diagnostic"] ?? [];
    const [model] = answers["coachplan/timeline"] ?? [];
    return diagnostics === undefined || model === undefined ? undefined : [diagnostics, model];
  });
}

/** Median and middle half. */
function spread(values: readonly number[]): string {
  const rising = values.toSorted((a, b) => a - b);
  const at = (q: number): string => (rising[Math.floor(q * rising.length)] ?? Number.NaN).toFixed(0);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)})`;
}
