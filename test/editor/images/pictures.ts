// The samples' timelines as the command line draws them, seen through the tests' browser with its own fonts: the same
// on every machine.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { today } from "../plans.ts";
import { projectRoot } from "../setup/cache.mjs";

/** A picture by its name; test/golden has it as PNG. */
export const pictures: readonly string[] = ["one-leader", "leadership-team", "programme"].flatMap((sample) =>
  ["light", "dark", "contrast-light", "contrast-dark"].map((theme) => `${sample}-${theme}`),
);

/** Where the picture of that name lies, as it is meant to look. */
export function goldenPath(name: string): string {
  return join(projectRoot, "test", "golden", `${name}.png`);
}

/** A page that shows drawings, half as fine as a screen: small files, and still every line. */
export function pageFor(browser: Browser): Promise<Page> {
  return browser.newPage({ viewport: { width: 1000, height: 600 }, deviceScaleFactor: 0.5 });
}

/** Draws the picture of that name, as PNG. */
export async function draw(page: Page, name: string): Promise<Buffer> {
  const [, sample = "", theme = ""] = /^(.*?)-((?:contrast-)?(?:light|dark))$/.exec(name) ?? [];
  const plan = sample === "programme" ? ["--portfolio", sample] : [`${sample}.coachplan`];
  const options = ["--for", "coach", "--today", today, "--width", "1000", "--theme", theme];
  const { stdout } = await run(
    process.execPath,
    [join(projectRoot, "server", "bin", "coachplan.mjs"), "timeline", ...plan, ...options],
    { cwd: join(projectRoot, "samples"), maxBuffer: 64 * 1024 * 1024 },
  );
  // The font of the cache, not whatever the machine calls Arial.
  const svg = stdout.replace(/font-family="[^"]*"/, 'font-family="sans-serif"');
  await page.setContent(`<!DOCTYPE html><style>body { margin: 0 } svg { display: block }</style>${svg}`);
  return page.locator("svg").screenshot();
}

const run = promisify(execFile);

/** How much of two pictures differs visibly, 0 to 1; 1 where they are not of one size. */
export function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (addresses) => {
      const [first, second] = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = image.naturalWidth;
          canvas.height = image.naturalHeight;
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (!first || !second || first.width !== second.width || first.height !== second.height) return 1;
      let different = 0;
      for (let at = 0; at < first.data.length; at += 4) {
        const apart = [0, 1, 2].map((part) =>
          Math.abs((first.data[at + part] ?? 0) - (second.data[at + part] ?? 0)),
        );
        // Edges are smoothed a little differently from one processor to the next.
        if (Math.max(...apart) > 48) different += 1;
      }
      return different / (first.width * first.height);
    },
    [one, other].map((picture) => `data:image/png;base64,${picture.toString("base64")}`),
  );
}
