// How many frames come in time while a long plan scrolls and zooms, without a GPU, beside plain pages of that size:
// `node test/editor/panel/frames.ts`. Part of `npm run bench:timeline`. Prints the rows of a table: bars, page, what is
// done, frames in time, median ms, from where on the slowest twentieth are.
import type { Browser, Page } from "playwright-core";
import { countOf } from "../../../server/src/timeline/layout-filter.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import { launchBrowser } from "../driver/browser.ts";
import { setupEditor } from "../setup.mjs";
import { longPlan } from "./long-plan.ts";
import { openPanel } from "./panel.ts";

/** In ms: a frame later than this was missed. One sixtieth of a second, and the clock's own grain. */
const inTime = 16.7 + 0.4;
const rounds = 3;
const size = { width: 1200, height: 800 };

await setupEditor();
const browser = await launchBrowser();
try {
  for (const bars of [2000, 10_000]) {
    const plan = longPlan(bars);
    const found = new Map<string, number[]>();
    const add = (name: string, frames: readonly number[]): void => {
      found.set(name, [...(found.get(name) ?? []), ...frames]);
    };
    for (let round = 0; round < rounds; round++) {
      await measureTimeline(browser, plan, add);
      await measurePlain(browser, bars, add);
    }
    for (const [name, frames] of found) {
      const rising = frames.toSorted((a, b) => a - b);
      const share = (100 * frames.filter((took) => took <= inTime).length) / frames.length;
      const at = (q: number): string => (rising[Math.floor(q * rising.length)] ?? Number.NaN).toFixed(1);
      console.log(`| ${countOf(plan)} | ${name} | ${share.toFixed(0)} % | ${at(0.5)} | ${at(0.95)} |`);
    }
  }
} finally {
  await browser.close();
}

type Add = (name: string, frames: readonly number[]) => void;

async function measureTimeline(on: Browser, plan: TimelineModel, add: Add): Promise<void> {
  const panel = await openPanel(on, plan, size);
  const scroll = await frames(panel.page, ".scroller", "scroll");
  const zoom = await frames(panel.page, ".scroller", "zoom");
  await panel.close();
  add("timeline | scroll", scroll);
  add("timeline | zoom", zoom);
}

/** What a browser can do here at best: nothing at all, and all bars as plain rectangles in one svg. */
async function measurePlain(on: Browser, bars: number, add: Add): Promise<void> {
  const height = bars * 28;
  const rects = Array.from(
    { length: bars },
    (_, index) => `<rect x="${(index * 37) % 900}" y="${index * 28}" width="120" height="20" rx="4"/>`,
  ).join("");
  const pages = {
    "empty page": `<div style="height:${height}px"></div>`,
    "plain svg": `<svg width="1180" height="${height}" fill="#89f">${rects}</svg>`,
  };
  for (const [name, content] of Object.entries(pages)) {
    const page = await on.newPage({ viewport: size });
    await page.setContent(`<div class="scroller" style="height:780px;overflow:auto">${content}</div>`);
    add(`${name} | scroll`, await frames(page, ".scroller", "scroll"));
    await page.evaluate(zoomPlainly);
    add(`${name} | zoom`, await frames(page, ".scroller", "zoom"));
    await page.close();
  }
}

/** Runs in the page: a turn of the wheel moves and widens all bars, as a page without a plan for it would do. */
function zoomPlainly(): void {
  const rects = [...document.querySelectorAll("rect")].map((rect) => ({
    rect,
    x: Number(rect.getAttribute("x")),
  }));
  let scale = 1;
  document.querySelector(".scroller")?.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event instanceof WheelEvent) scale *= Math.exp(-event.deltaY * 0.01);
    for (const { rect, x } of rects) {
      rect.setAttribute("x", String(x * scale));
      rect.setAttribute("width", String(120 * scale));
    }
  });
}

/** Scrolls or zooms a little with each frame for two seconds; the ms from one frame to the next. */
function frames(page: Page, selector: string, doing: "scroll" | "zoom"): Promise<number[]> {
  return page.locator(selector).evaluate(
    (scroller, what) =>
      new Promise<number[]>((done) => {
        const took: number[] = [];
        let before = 0;
        const box = scroller.getBoundingClientRect();
        const step = (now: number): void => {
          if (before > 0) took.push(now - before);
          before = now;
          const count = took.length;
          if (count >= 120) {
            done(took.slice(5));
            return;
          }
          if (what === "scroll") scroller.scrollTop += 60;
          else
            scroller.dispatchEvent(
              new WheelEvent("wheel", {
                deltaY: count % 60 < 30 ? -8 : 8,
                ctrlKey: true,
                clientX: box.left + box.width / 2,
                clientY: box.top + box.height / 2,
                bubbles: true,
                cancelable: true,
              }),
            );
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    doing,
  );
}
