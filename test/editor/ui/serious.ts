import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds against a page that keeps somebody from using it: its serious and critical violations. */
export async function seriousIn(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await run.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map((node) => node.html.slice(0, 200)).slice(0, 3),
    }));
  });
  return found.filter(({ impact }) => impact === "serious" || impact === "critical");
}
