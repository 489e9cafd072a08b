import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { difference, draw, goldenPath, pageFor, pictures } from "../images/pictures.ts";

/** The samples' timelines against how they are meant to look. */
export function imageTests(browser: Browser): void {
  describe("The timelines of the samples look as they are meant to", () => {
    let page: Page;
    before(async () => {
      page = await pageFor(browser);
    });
    after(() => page.close());

    for (const name of pictures) {
      it(name, async () => {
        const path = goldenPath(name);
        assert.ok(existsSync(path), `${name} has no picture yet: npm run golden`);
        const apart = await difference(page, readFileSync(path), await draw(page, name));
        assert.ok(
          apart < 0.002,
          `${(apart * 100).toFixed(2)}% of it looks otherwise. If that is meant: npm run golden, and look at the diff.`,
        );
      });
    }

    it("and would be seen if they did not", async () => {
      const [light = "", dark = ""] = pictures;
      assert.ok((await difference(page, await draw(page, light), await draw(page, dark))) > 0.5);
    });
  });
}
