import assert from "node:assert/strict";
import { documentLink, resolveLink } from "../../server/src/features/documentLink.ts";
import { wordsIn } from "../support/asked.ts";
import { projectOf } from "../support/project.ts";

/** The links of the last file: their words, and where they lead once somebody follows them. */
async function links(text: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(text);
  const document = snapshot.document(file.uri);
  assert.ok(document);
  return documentLink(snapshot, { textDocument: { uri: file.uri } }).map((link) => {
    assert.equal(link.target, undefined, "worked out when it is followed");
    return `${wordsIn(document, link.range)} → ${resolveLink(snapshot, link).target ?? "nowhere"}`;
  });
}

describe("links", () => {
  it("lead from `use` to the file, and from `link` to a page or to a file beside the plan", async () => {
    assert.deepEqual(
      await links(`
--- clients/people.coachplan
person lena "Lena"
--- clients/plan.coachplan
use "people.coachplan"
engagement shift {
  link: "https://northwind.example/shift?page=2#goals"
  action standup { link: "../reports/stand up.pdf#page=3" }
  goal speed { link: "mailto:dana@northwind.example" }
}
`),
      [
        "people.coachplan → memory:///clients/people.coachplan",
        "https://northwind.example/shift?page=2#goals → https://northwind.example/shift?page=2#goals",
        "../reports/stand up.pdf#page=3 → memory:///reports/stand%20up.pdf#page=3",
        "mailto:dana@northwind.example → mailto:dana@northwind.example",
      ],
    );
  });

  it("lead nowhere where a program would start, or out of the workspace", async () => {
    assert.deepEqual(
      await links('engagement shift { link: "javascript:alert(1)"; goal { link: "../../secret.txt" } }'),
      ["javascript:alert(1) → nowhere", "../../secret.txt → nowhere"],
    );
  });

  it("are none where nothing is written yet", async () => {
    assert.deepEqual(await links('use ""\nengagement shift { link: ""; goal { link: "half'), []);
  });
});
