import { deepEqual, match } from "node:assert/strict";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import { uriOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

describe("diagnostics", () => {
  it("say what, why and what to do in one text, with code, place and severity", async () => {
    const [diagnostic] = await diagnosticsOf('// one\norganization n "N" { ambition: 3 }');
    deepEqual(diagnostic?.range, { start: { line: 1, character: 31 }, end: { line: 1, character: 32 } });
    deepEqual(
      [diagnostic?.code, diagnostic?.source, diagnostic?.severity],
      ["value/wrong-type", "coachplan", 1],
    );
    match(
      String(diagnostic?.message),
      /^“ambition:” takes a text in quotes; this is a number\. .+\. Write it like this: .+\.$/,
    );
  });

  it("point to the places that belong to them", async () => {
    const [diagnostic] = await diagnosticsOf('organization n "N" { ambition: "A"; ambition: "B" }');
    deepEqual(diagnostic?.relatedInformation, [
      {
        location: {
          uri: uriOf("plan.coachplan"),
          range: { start: { line: 0, character: 21 }, end: { line: 0, character: 34 } },
        },
        message: "It stands here first.",
      },
    ]);
  });

  it("fade who takes no part", async () => {
    const [diagnostic] = await diagnosticsOf('coach priya "Priya Nair"');
    deepEqual([diagnostic?.code, diagnostic?.severity, diagnostic?.tags], ["name/unused", 4, [1]]);
  });

  it("lead to the page of their rule, where there is one to be opened", async () => {
    const { snapshot, file } = await projectOf('coach priya "Priya Nair"');
    const about = { textDocument: { uri: file.uri } };
    const hrefs = (pageOf?: (code: string) => string) =>
      documentDiagnostic(snapshot, about, undefined, pageOf).map(
        ({ codeDescription }) => codeDescription?.href,
      );
    deepEqual(hrefs(), [undefined]);
    deepEqual(
      hrefs((code) => `file:///rules/${code}.md`),
      ["file:///rules/name/unused.md"],
    );
  });

  it("are none for a document that is not known", async () => {
    const { snapshot } = await projectOf("");
    deepEqual(documentDiagnostic(snapshot, { textDocument: { uri: uriOf("other.coachplan") } }), []);
  });
});

async function diagnosticsOf(text: string) {
  const { snapshot, file } = await projectOf(text);
  return documentDiagnostic(snapshot, { textDocument: { uri: file.uri } });
}
