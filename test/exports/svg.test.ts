import assert from "node:assert/strict";
import { type Audience, audiences } from "../../server/src/analysis/visibility.ts";
import type { Theme } from "../../server/src/exports/colours.ts";
import { type Child, type Element, parseMarkup } from "../../server/src/exports/markup.ts";
import { paperSizes, sheetsOf } from "../../server/src/exports/sheets.ts";
import { type DrawingOptions, svgOf } from "../../server/src/exports/svg.tsx";
import { engagement, hostile, item, lane, model, northwind } from "../timeline/fixtures.ts";

const plain: DrawingOptions = { audience: "sponsor", theme: "light", locale: "en-GB", width: 1123 };

/** All elements of a drawing, with everything that stands around each. */
function elementsIn(children: readonly Child[]): readonly Element[] {
  return children.flatMap((child) =>
    typeof child === "string" ? [] : [child, ...elementsIn(child.children)],
  );
}

function words(svg: string): string {
  return elementsIn(parseMarkup(svg))
    .filter(({ tag }) => tag === "text")
    .flatMap(({ children }) => children)
    .join(" | ");
}

describe("the timeline as SVG", () => {
  const svg = svgOf(northwind(), plain);

  it("needs nothing beside it: no style sheet, class, script, address or font", () => {
    const tags = new Set(elementsIn(parseMarkup(svg)).map(({ tag }) => tag));
    assert.deepEqual(
      [...tags].filter((tag) => !known.has(tag)),
      [],
    );
    assert.doesNotMatch(svg, /class=|style=|var\(|color-mix|href|tabindex|role=|data-/);
    assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ""), /http/);
  });

  it("says what it is, of which day, and for whom", () => {
    const readers: Readonly<Record<Audience, string>> = {
      coach: "For the coach alone",
      coachee: "For the coach and the coachee",
      sponsor: "For coach, coachee and sponsor",
      everyone: "For everyone who gets the plan",
    };
    for (const audience of audiences) {
      const said = words(svgOf(northwind(), { ...plain, audience }));
      assert.match(said, /Timeline \| Leadership shift/);
      assert.match(said, /As of \| Monday,? 15 June 2026/);
      assert.ok(said.includes(`Audience | ${readers[audience]}`), said.slice(0, 200));
    }
  });

  it("shows what the panel shows: parts, people, axis, today and the legend", () => {
    const said = words(svg);
    for (const word of [
      "Daily depot stand-up",
      "Lena Fischer · in progress, 40%",
      "Coaching Omar",
      "February 2026",
      "Today, 15 Jun",
      "overdue",
      "Diagnostic",
    ])
      assert.ok(said.includes(word), word);
  });

  it("tells everything about a part to whoever points at it", () => {
    assert.match(svg, /<title>Action: Daily depot stand-up\. Owner Lena Fischer\. In progress, 40%/);
  });

  it("has the colours of each theme, and no tint where contrast matters", () => {
    const grounds: Readonly<Record<Theme, string>> = {
      light: "#ffffff",
      dark: "#1f1f1f",
      "contrast-light": "#ffffff",
      "contrast-dark": "#000000",
    };
    for (const [theme, ground] of Object.entries(grounds) as [Theme, string][]) {
      const drawn = svgOf(northwind(), { ...plain, theme });
      assert.match(drawn, new RegExp(`</defs><rect width="1123" height="[\\d.]+" fill="${ground}"/>`));
      assert.equal(/stroke-dasharray="1 3"/.test(drawn), theme.startsWith("contrast"), theme);
    }
  });

  it("keeps a hostile text a text", () => {
    const action = item("action", "a", `${hostile} \u0000\ud800]]>`, "2026-06-01 2026-06-20", {
      owner: hostile,
    });
    const evil = engagement({ title: hostile, lanes: [lane("commitment", "l", hostile, [action])] });
    const drawn = svgOf(model([evil]), plain);
    assert.doesNotMatch(drawn, /<img|\u202E|\p{Cc}|\p{Cs}/u);
    assert.ok(words(drawn).includes("<img src=x onerror"));
  });

  it("is one sheet for a year, and one for each calendar year of a longer plan", () => {
    assert.equal(sheetsOf(northwind(), plain, { wide: 277, high: 277 }).length, 1);
    const long = item("action", "long", "A long way", "2025-10-01 2027-03-31");
    const late = item("milestone", "late", "Arrived", "2027-03-30");
    const plan = model([engagement({ lanes: [lane("actions", "l", "Actions", [long, late])] })]);
    const sheets = sheetsOf(plan, plain, { wide: 277, high: 190 });
    assert.equal(sheets.length, 3);
    assert.deepEqual(
      sheets.map((sheet) => words(sheet).includes("Arrived")),
      [false, false, true],
    );
    for (const sheet of sheets) assert.ok(words(sheet).includes("A long way"));
  });

  it("has on the sheet of a year the lanes in which something stands then, and no empty sheet", () => {
    const early = lane("actions", "early", "What comes first", [
      item("action", "a", "First steps", "2025-02-01 2025-05-31"),
      item("action", "b", "Some day", ""),
    ]);
    const goals = lane("goals", "goals", "Goals", [
      item("goal", "d", "By the first summer", "2025-06-30"),
      item("goal", "e", "By the last summer", "2027-06-30"),
    ]);
    const late = lane("actions", "late", "What comes last", [
      item("action", "c", "Last steps", "2027-02-01 2027-05-31"),
    ]);
    const sheets = sheetsOf(model([engagement({ lanes: [goals, early, late] })]), plain, paperSizes.A4);
    const titles = ["What comes first", "Some day", "What comes last", "By the first", "By the last"];
    assert.deepEqual(
      sheets.map((sheet) => titles.filter((title) => words(sheet).includes(title))),
      [
        ["What comes first", "Some day", "By the first"],
        ["What comes last", "By the last"],
      ],
    );
    // On one scale: a month is as wide on each.
    const march = (sheet = "") => {
      const at = (month: string) => Number(new RegExp(` x="([\\d.]+)"[^>]*>${month}<`).exec(sheet)?.[1]);
      return Math.round(at("May") - at("March"));
    };
    assert.ok(march(sheets[0]) > 50);
    assert.equal(march(sheets[0]), march(sheets[1]));
  });

  it("is one sheet on paper that is large enough for words as large as on a smaller one", () => {
    const lanes = Array.from({ length: 5 }, (_, number) =>
      lane(
        "actions",
        `l${number}`,
        `Lane ${number}`,
        Array.from({ length: 6 }, (_each, index) =>
          item("action", `a${number}-${index}`, "Walk the depots", "2026-06-01 2026-09-20"),
        ),
      ),
    );
    const plan = model([engagement({ lanes })]);
    const onA4 = sheetsOf(plan, plain, paperSizes.A4);
    const [onA3 = "", ...more] = sheetsOf(plan, plain, paperSizes.A3);
    assert.ok(onA4.length > 1);
    assert.deepEqual(more, []);
    const widthOf = (sheet = "") => Number(/ width="(\d+)"/.exec(sheet)?.[1]);
    const millimetre = (sheet: string, wide: number) => widthOf(sheet) / wide;
    assert.ok(
      millimetre(onA3, paperSizes.A3.wide) <= millimetre(onA4[0] ?? "", paperSizes.A4.wide) * 1.02,
      "no word is smaller than on A4",
    );
  });

  it("has names of its own on each sheet, so that several can stand on one page", () => {
    const sheets = sheetsOf(northwind(), plain, { wide: 277, high: 110 });
    const ids = sheets.flatMap((sheet) => [...sheet.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    assert.ok(ids.length > 1);
    assert.equal(new Set(ids).size, ids.length);
    for (const sheet of sheets)
      for (const [, id] of sheet.matchAll(/url\(#([^)]*)\)/g)) assert.ok(sheet.includes(` id="${id}"`), id);
  });

  it("is several sheets where the lanes of a plan do not fit on one, each with its title", () => {
    const sheets = sheetsOf(northwind(), plain, { wide: 277, high: 110 });
    assert.ok(sheets.length > 1);
    for (const sheet of sheets) assert.match(words(sheet), /Leadership shift.*1 of 8 actions done/);
    const counts = ["Daily depot stand-up", "Midpoint", "Steering group formed"].map(
      (title) => sheets.filter((sheet) => words(sheet).includes(title)).length,
    );
    assert.deepEqual(counts, [1, 1, 1]);
  });
});

const known: ReadonlySet<string> = new Set([
  ...["svg", "title", "defs", "pattern", "clipPath", "g"],
  ...["rect", "line", "path", "circle", "text"],
]);
