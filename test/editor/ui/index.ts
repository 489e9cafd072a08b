import assert from "node:assert/strict";
import { join } from "node:path";
import { type Editor, openEditor } from "../driver/editor.ts";
import type { SessionOptions } from "../driver/session.ts";
import { today } from "../plans.ts";
import { cacheRoot } from "../setup/cache.mjs";
import { besideTests } from "./beside.test.ts";
import { colourTests } from "./colours.test.ts";
import { doingPanelTests, doingTests } from "./doing.test.ts";
import { findingTests } from "./findings.test.ts";
import { germanTests } from "./german.test.ts";
import { handedTests } from "./handed.test.ts";
import { comparingTests } from "./handing.test.ts";
import { imageTests } from "./images.test.ts";
import { layoutTests } from "./layout.test.ts";
import { panelTests } from "./panel.test.ts";
import { panelsTests } from "./panels.test.ts";
import { timelineTests } from "./timeline.test.ts";
import { typingTests } from "./typing.test.ts";
import { wayTests } from "./way.test.ts";

/** Defines the tests that use one editor from outside, on one kind of host. */
export function uiTests(options: Pick<SessionOptions, "browser" | "host" | "extensionPath">): void {
  let opened: Editor | undefined;
  const editor = (): Editor => {
    assert.ok(opened, "the editor is open");
    return opened;
  };

  before(async () => {
    opened = await openEditor({ ...options, settings: { "coachplan.today": today } });
  });
  afterEach(async function () {
    const { currentTest: test } = this;
    if (test?.state === "failed") {
      const picture = join(cacheRoot, "failures", `${options.host} ${test.fullTitle()}.png`);
      await editor().screenshot(picture);
      console.log(`      (picture: ${picture})`);
    }
    await editor().clear();
  });
  after(() => opened?.close());

  typingTests(editor);
  findingTests(editor);
  besideTests(editor);
  timelineTests(editor);
  doingTests(editor);
  // What does not depend on the host is tried on one of them: what is asked of the server is the same, see ../suite; and
  // the page knows nothing of its host. (A browser has no git, and no translations of what package.json says.)
  if (options.host === "desktop") {
    layoutTests(editor);
    wayTests(editor);
    colourTests(editor);
    comparingTests(editor);
    panelsTests(editor);
    panelTests(options.browser);
    imageTests(options.browser);
    handedTests(options.browser);
    doingPanelTests(options.browser);
    germanTests(options);
  }

  describe("The whole time", () => {
    it("nothing was logged as an error or a warning", () => {
      assert.deepEqual(editor().log.troubles(), []);
    });
    it("nothing left this machine", () => {
      assert.deepEqual(editor().outside(), []);
    });
  });
}
