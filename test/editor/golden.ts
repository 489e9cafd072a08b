// How the samples' timelines are meant to look: `npm run golden` draws test/golden/*.png again, to be looked at in the
// diff before they are committed. Needs a build.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { launchBrowser } from "./driver/browser.ts";
import { draw, goldenPath, pageFor, pictures } from "./images/pictures.ts";
import { setupEditor } from "./setup.mjs";

await setupEditor();
const browser = await launchBrowser();
try {
  const page = await pageFor(browser);
  for (const name of pictures) {
    const path = goldenPath(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await draw(page, name));
    console.log(`drawn: ${name}`);
  }
} finally {
  await browser.close();
}
