import assert from "node:assert/strict";
import { type PdfOptions, pdfOf } from "../../server/src/exports/pdf.ts";
import { keyOf } from "../../server/src/exports/pdf-letters.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { objectsIn, wordsIn } from "../support/pdf.ts";
import { engagement, hostile, item, lane, model, northwind } from "../timeline/fixtures.ts";

const plain: PdfOptions = { audience: "sponsor", locale: "en-GB", paper: "A4", drawn: new Map() };

const pagesIn = (bytes: Uint8Array) =>
  objectsIn(bytes).filter((object) => object.startsWith("<< /Type /Page /"));

function titled(title: string): TimelineModel {
  const action = item("action", "shift/a", title, "2026-05-01 2026-07-15");
  return model([engagement({ lanes: [lane("actions", "shift/actions", "Actions", [action])] })]);
}

describe("the timeline as PDF", () => {
  it("says in letters that can be copied what it is, of which day, for whom, and what the panel shows", async () => {
    const { bytes, wanted } = await pdfOf(northwind(), plain);
    assert.deepEqual(wanted, []);
    const said = wordsIn(bytes);
    for (const words of [
      "Timeline | Leadership shift",
      "Monday, 15 June 2026",
      "For coach, coachee and sponsor",
      "Daily depot stand-up",
      "Today, 15 Jun",
    ])
      assert.ok(said.includes(words), words);
  });

  it("lies on the paper that is asked for", async () => {
    for (const [paper, box] of [
      ["A4", "[0 0 841.89 595.276]"],
      ["A3", "[0 0 1190.551 841.89]"],
    ] as const) {
      const pages = pagesIn((await pdfOf(northwind(), { ...plain, paper })).bytes);
      assert.equal(pages.length, 1);
      assert.ok(pages[0]?.includes(box), pages[0]);
    }
  });

  it("has a sheet for each year of a long plan, and each says which one it is", async () => {
    const from = (year: number) =>
      item("action", `shift/${year}`, `Work of ${year}`, `${year}-03-02 ${year}-11-30`);
    const years = [2025, 2026, 2027].map(from);
    const long = model([engagement({ lanes: [lane("actions", "shift/actions", "Actions", years)] })]);
    const { bytes } = await pdfOf(long, plain);
    assert.equal(pagesIn(bytes).length, 3);
    for (const sheet of ["1 of 3", "2 of 3", "3 of 3"]) assert.ok(wordsIn(bytes).includes(sheet), sheet);
  });

  it("asks for texts whose letters not every reader has, and has them as pictures with the text beneath", async () => {
    const title = "Łukasz przejmuje 管理";
    const { wanted } = await pdfOf(titled(title), plain);
    assert.deepEqual([...new Set(wanted.map(({ text }) => text))], [title]);
    const [first] = wanted;
    assert.ok(first);
    const drawn = {
      pixels: new Uint8Array(40 * 20 * 4).fill(255),
      width: 40,
      height: 20,
      left: 2,
      baseline: 12,
      scale: 4,
    };
    const { bytes, wanted: still } = await pdfOf(titled(title), {
      ...plain,
      drawn: new Map([[keyOf(first), drawn]]),
    });
    assert.deepEqual(still, []);
    const objects = objectsIn(bytes);
    assert.ok(objects.some((object) => object.includes("/Subtype /Image")));
    const meanings = objects.find((object) => object.includes("beginbfchar")) ?? "";
    for (const letter of new Set(title)) {
      const code = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      assert.ok(meanings.includes(`> <${code}>`), letter);
    }
  });

  it("keeps a whole page whatever stands in a title", async () => {
    for (const title of [hostile, "(\\) endstream endobj >> %%EOF", "x".repeat(10_000)]) {
      const { bytes } = await pdfOf(titled(title), plain);
      assert.equal(pagesIn(bytes).length, 1, title.slice(0, 40));
    }
  });

  it("has no number that a reader of PDFs would stumble over", async () => {
    const { bytes } = await pdfOf(northwind(), plain);
    for (const object of objectsIn(bytes)) assert.doesNotMatch(object, /NaN|Infinity|undefined|\de[+-]\d/);
  });
});
