import { type Browser, chromium } from "playwright-core";
import { browserEnvironment, places } from "../setup/cache.mjs";

const switches = [
  "--no-sandbox", // tests run as root in containers; the pages are our own
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--force-color-profile=srgb",
];

/**
 * Starts a headless browser: the cache's Chromium, or the one that COACHPLAN_BROWSER names. One of them serves all
 * editors of a run.
 */
export function launchBrowser(): Promise<Browser> {
  const { COACHPLAN_BROWSER: own } = process.env;
  const which = own
    ? { executablePath: own }
    : { executablePath: places.chromium, env: browserEnvironment() };
  return chromium.launch({ ...which, args: switches, ignoreDefaultArgs: ["--hide-scrollbars"] });
}
