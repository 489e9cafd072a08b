import assert from "node:assert/strict";
import { htmlOf, type PageOptions } from "../../server/src/exports/html.ts";
import { engagement, hostile, item, lane, model, northwind } from "../timeline/fixtures.ts";

const page = { script: 'const a = "</script><!-- b";', style: ".panel { color: inherit }" };
const plain: PageOptions = { audience: "sponsor", theme: undefined, locale: "en-GB", paper: "A4", page };

/** What a browser takes for the page's scripts. */
function scriptsIn(html: string): readonly string[] {
  return [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
}

describe("the timeline as a page", () => {
  it("needs nothing beside it, and lets itself do nothing but run its own script", () => {
    const html = htmlOf(northwind(), plain);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    assert.match(
      policy,
      /^default-src 'none'; script-src 'nonce-(\w+)'; style-src 'nonce-\1'; img-src data:; /,
    );
    assert.doesNotMatch(html, /unsafe|<link|<img|<iframe| style="| on\w+="|@import|url\((?!#)/);
    assert.equal(html.match(/<(script|style)(?! type="application\/json")/g)?.length, 2);
  });

  it("says what it is, of which day, and for whom, on the screen and on each sheet", () => {
    const html = htmlOf(northwind(), plain);
    assert.match(
      html,
      /<title>Timeline: Leadership shift · Monday,? 15 June 2026 · For coach, coachee and sponsor<\/title>/,
    );
    assert.match(html, /<p class="handed">Leadership shift · Monday,? 15 June 2026 · For coach/);
    assert.match(html, /<div class="sheet"><svg .*Audience.*For coach, coachee and sponsor/);
  });

  it("prints on the paper that is asked for", () => {
    assert.match(htmlOf(northwind(), plain), /@page \{ size: A4 landscape;/);
    assert.match(htmlOf(northwind(), { ...plain, paper: "A3" }), /@page \{ size: A3 landscape;/);
  });

  it("carries its plan without the place that it came from", () => {
    const html = htmlOf(model([engagement()], { uri: "file:///home/priya/secret/plan.coachplan" }), plain);
    assert.doesNotMatch(html, /priya|secret/);
    assert.equal(JSON.parse(scriptsIn(html)[0] ?? "").uri, "timeline");
  });

  it("keeps a hostile text a text, in the script's data as well", () => {
    const nasty = `</script><script>alert(1)</script> ${hostile}`;
    const action = item("action", "a", nasty, "2026-06-01 2026-06-20", { owner: nasty });
    const evil = engagement({ title: nasty, lanes: [lane("commitment", "l", nasty, [action])] });
    const html = htmlOf(model([evil]), plain);
    assert.equal(scriptsIn(html).length, 2);
    assert.doesNotMatch(html, /<script>|<img/);
    assert.equal(JSON.parse(scriptsIn(html)[0] ?? "").engagements[0].title, nasty);
    assert.ok(scriptsIn(html)[1]?.includes('const a = "\\x3c/script>\\x3c!-- b";'));
  });

  it("can be read and printed where there is no script to be had", () => {
    const html = htmlOf(northwind(), { ...plain, page: undefined });
    assert.equal(scriptsIn(html).length, 0);
    assert.match(html, /Daily depot stand-up/);
  });
});
