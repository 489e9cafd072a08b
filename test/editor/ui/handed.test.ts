import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { today } from "../plans.ts";
import { projectRoot } from "../setup/cache.mjs";
import { seriousIn } from "./serious.ts";

/** The page that the command line makes of a plan, as whoever gets it has it: a file, opened in a browser. */
export function handedTests(browser: Browser): void {
  describe("The timeline's page that is handed over", () => {
    let folder: string;
    let page: Page | undefined;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), "coachplan-handed-"));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));
    afterEach(async () => {
      await page?.context().close();
      page = undefined;
    });

    const open = async (paper: "A4" | "A3", reader: BrowserContextOptions = {}): Promise<Page> => {
      const file = join(folder, `${paper}.html`);
      const what = ["leadership-team.coachplan", "--html", "--paper", paper, "--for", "coach"];
      execFileSync(
        process.execPath,
        [
          join(projectRoot, "server", "bin", "coachplan.mjs"),
          "timeline",
          ...what,
          "--today",
          today,
          "-o",
          file,
        ],
        { cwd: join(projectRoot, "samples") },
      );
      page = await (await browser.newContext(reader)).newPage();
      await page.goto(pathToFileURL(file).href);
      await page.locator(".toolbar").waitFor();
      return page;
    };

    const readers: readonly (readonly [string, BrowserContextOptions])[] = [
      ["in the light", { colorScheme: "light" }],
      ["in the dark", { colorScheme: "dark" }],
      ["where the system forces its colours", { forcedColors: "active" }],
      ["on a telephone", { viewport: { width: 400, height: 700 } }],
    ];
    for (const [name, reader] of readers) {
      it(`has nothing serious against it ${name}`, async () => {
        const shown = await open("A4", reader);
        await shown.getByRole("button", { name: "Filter" }).click();
        await shown.getByLabel("Find in the plan").waitFor();
        assert.deepEqual(await seriousIn(shown), []);
      });
    }

    it("is printed with a sheet on each page, and fewer of them on larger paper", async () => {
      const pages = async (paper: "A4" | "A3"): Promise<number> => {
        const shown = await open(paper);
        const sheets = await shown.locator(".sheet").count();
        const printed = (await shown.pdf({ preferCSSPageSize: true })).toString("latin1");
        const [wide = 0, high = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(printed) ?? [])
          .slice(1)
          .map(Number);
        assert.ok(wide > high, `${paper} lies on its side`);
        assert.equal(Math.round((wide / 72) * 25.4), paper === "A4" ? 297 : 420);
        assert.equal(printed.match(/\/Type \/Page\b/g)?.length, sheets);
        await shown.context().close();
        return sheets;
      };
      assert.ok((await pages("A3")) < (await pages("A4")));
    });

    it("prints the hatching of what is blocked, whichever sheet it is on", async () => {
      const shown = await open("A4");
      await shown.emulateMedia({ media: "print" });
      const hatched = shown.locator('.sheet [fill^="url("]').first();
      const id = /#([\w-]+)/.exec((await hatched.getAttribute("fill")) ?? "")?.[1];
      assert.equal(await shown.locator(`[id="${id}"]`).count(), 1);
      assert.equal(await shown.locator(`.sheet [id="${id}"]`).count(), 1);
    });
  });
}
