import assert from "node:assert/strict";
import fc from "fast-check";
import { tokenTypes } from "../../server/src/features/semanticTokens/legend.ts";
import {
  type ColouredDocument,
  semanticTokens,
  semanticTokensDelta,
  semanticTokensRange,
} from "../../server/src/features/semanticTokens.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { type Project, projectOf } from "../support/project.ts";
import { anyText, mutilated } from "../support/texts.ts";

/** Tokens in words: `owner property`, `lena variable`. */
function told(snapshot: Snapshot, uri: string, data: readonly number[]): readonly string[] {
  const document = snapshot.document(uri);
  assert.ok(document);
  const { text, lines } = document;
  const words: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    assert.ok(down >= 0 && length > 0 && (i === 0 || down > 0 || right > 0), "in the order of the text");
    line += down;
    character = down === 0 ? character + right : right;
    assert.ok(character + length <= lines.span(line).end - lines.span(line).start, "within its line");
    const start = lines.offset({ line, character });
    const declares = modifiers === 1 ? " (declared)" : "";
    words.push(`${text.slice(start, start + length)} ${tokenTypes[type]}${declares}`);
  }
  return words;
}

async function coloursOf(text: string): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(text);
  return told(
    snapshot,
    file.uri,
    semanticTokens(snapshot, { textDocument: { uri: file.uri } }, "1").answer.data,
  );
}

describe("colours", () => {
  it("tell keywords, fields, names by what they name, and where a name is declared", async () => {
    assert.deepEqual(
      await coloursOf(`
person lena "Lena" { }
team depots { lead: lena }
engagement shift {
  phase plan { }
  action standup { owner: depots; after: plan }
}
`),
      [
        ..."person keyword, lena variable (declared)".split(", "),
        '"Lena" string',
        ..."team keyword, depots class (declared), lead property, lena variable".split(", "),
        ..."engagement keyword, shift namespace (declared)".split(", "),
        ..."phase keyword, plan namespace (declared)".split(", "),
        ..."action keyword, standup function (declared), owner property, depots class".split(", "),
        ..."after property, plan namespace".split(", "),
      ],
    );
  });

  it("tell choices, dates, numbers, lengths, money, small words, tags, texts and comments", async () => {
    assert.deepEqual(
      await coloursOf(`
engagement e {
  phase plan { }
  contract c { // signed
    sessions: 8 every 2 weeks on Tuesday from start of plan at 14:00 for 90 minutes
    fee: 450.50 GBP per session
    signed: 2026-05-22
    status: signed; tags: quick-win
  }
}
`).then((words) => words.slice(4)),
      [
        ..."contract keyword, c struct (declared), // signed comment".split(", "),
        ..."sessions property, 8 number, every operator, 2 number, weeks unit, on operator".split(", "),
        ..."Tuesday enumMember, from operator, start operator, of operator, plan namespace".split(", "),
        ..."at operator, 14:00 date, for operator, 90 number, minutes unit".split(", "),
        ..."fee property, 450.50 number, GBP unit, per operator, session unit".split(", "),
        ..."signed property, 2026-05-22 date, status property, signed enumMember".split(", "),
        ..."tags property, quick-win enumMember".split(", "),
      ],
    );
  });

  it("go line by line through a comment, and leave Markdown to the editor", async () => {
    assert.deepEqual(
      await coloursOf(
        'use "people.coachplan"\n/* one\n   two */\nengagement e { summary: """\n  **So**\n  """ }',
      ),
      [
        "use keyword",
        '"people.coachplan" string',
        "/* one comment",
        "   two */ comment",
        "engagement keyword",
        "e namespace (declared)",
        "summary property",
      ],
    );
  });

  it("are there in broken documents, too", async () => {
    assert.deepEqual(
      await coloursOf(
        'engagement e {\n  acti\n  phase plan {\n    owner lena\n    due: 2026-05-\n  goal "Five days\n',
      ),
      [
        ..."engagement keyword, e namespace (declared)".split(", "),
        ..."phase keyword, plan namespace (declared), due property, 2026-05- date".split(", "),
        ..."goal keyword".split(", "),
        '"Five days string',
      ],
    );
  });
});

describe("colours of some lines", () => {
  it("are those of the whole on these lines", async () => {
    const { snapshot, file } = await projectOf("person a { }\nperson b { }\nperson c { }");
    const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } };
    const { data } = semanticTokensRange(snapshot, { textDocument: { uri: file.uri }, range });
    assert.deepEqual(told(snapshot, file.uri, data), ["person keyword", "b variable (declared)"]);
  });
});

describe("colours after a change", () => {
  const textOf = (n: number) => `engagement e${n} {\n  phase plan { lasts: ${n} weeks }\n}\n`;

  it("are told as the numbers that differ, and only the touched block is looked at", async () => {
    const text = Array.from({ length: 20 }, (_, n) => textOf(n)).join("\n");
    const project = await projectOf(text);
    const at = project.snapshot.document(project.file.uri)?.lines.position(text.indexOf("lasts: 7") + 7);
    assert.ok(at);
    const edits = changed(project, at, " 1");
    assert.ok(edits.length === 1 && (edits[0]?.data?.length ?? 0) <= 15, JSON.stringify(edits));
    assert.deepEqual(changed(project, at, ""), []);
    const lines = changed(project, { line: 0, character: 0 }, "// A new line\n");
    assert.ok(lines.length === 1 && (lines[0]?.data?.length ?? 0) <= 15, JSON.stringify(lines));
  });

  it("are always the same as coloured afresh", () => {
    const place = fc.nat();
    return fc.assert(
      fc.asyncProperty(
        fc.oneof(mutilated(), anyText),
        place,
        fc.constantFrom("\n", "{", "}", '"', "a", "/*", "x { }\n", " "),
        async (text, at, typed) => {
          const project = await projectOf(`--- plan.coachplan\n${text.replaceAll("‸", "")}`);
          const document = project.snapshot.document(project.file.uri);
          assert.ok(document);
          changed(project, document.lines.position(at % (document.text.length + 1)), typed);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** The edits of the numbers for something typed there; that they lead to what fresh colours are is asserted. */
function changed(
  { workspace, file: { uri } }: Project,
  at: { line: number; character: number },
  typed: string,
) {
  const params = { textDocument: { uri } };
  const before: { answer: { data: number[] }; coloured: ColouredDocument } = semanticTokens(
    workspace.snapshot(),
    params,
    "1",
  );
  workspace.change(uri, 2, [{ range: { start: at, end: at }, text: typed }]);
  const snapshot = workspace.snapshot();
  const { answer } = semanticTokensDelta(snapshot, params, "2", before.coloured);
  assert.ok("edits" in answer);
  const data = [...before.answer.data];
  for (const { start, deleteCount, data: put = [] } of answer.edits) data.splice(start, deleteCount, ...put);
  assert.deepEqual(data, semanticTokens(snapshot, params, "3").answer.data);
  told(snapshot, uri, data);
  return answer.edits;
}
