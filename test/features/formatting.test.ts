import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { TextEdit } from "vscode-languageserver-types";
import { formatting, onTypeFormatting, rangesFormatting } from "../../server/src/features/formatting.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { applyAll } from "../support/completion.ts";
import { cursorOf, readMarks } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

const folder = new URL("formatting/", import.meta.url);
const options = { tabSize: 8, insertSpaces: false };

describe("formatting", () => {
  for (const name of readdirSync(folder).sort()) {
    describe(name.replace(/\.txt$/, ""), () => {
      for (const { title, before, after } of casesIn(readFileSync(new URL(name, folder), "utf8"))) {
        it(title, async () => {
          assert.equal(await formatted(before), after);
          assert.deepEqual(await editsFor(after), [], "twice is once");
        });
      }
    });
  }

  it("keeps the line breaks that a document has, and gives new lines the same", async () => {
    assert.equal(
      await formatted(
        'person a "A" {\r\n\r\n\r\nlevel: senior role: "R"\r\n}\r\n\r\n\r\n\r\nperson b "B"\r\n',
      ),
      'person a "A" {\r\n  level: senior\r\n  role: "R"\r\n}\r\n\r\nperson b "B"\r\n',
    );
    assert.equal(
      await formatted('person a "A"\rperson b "B" {} person c "C"\r'),
      'person a "A"\rperson b "B" {}\rperson c "C"\r',
    );
  });

  it("takes every kind of white space as white space", async () => {
    assert.equal(
      await formatted('person\u00a0a\t"A"\u2003{\tlevel:\u00a0senior\t}\n'),
      'person a "A" { level: senior }\n',
    );
  });

  it("leaves the mark of the byte order at the beginning of a file", async () => {
    assert.equal(await formatted('\ufeff\n\nperson a "A"\n'), '\ufeffperson a "A"\n');
  });

  it("adds a line break at the end only where the editor is set to", async () => {
    assert.equal(await formatted('person a "A"'), 'person a "A"');
    assert.equal(await formatted('person a "A"', { insertFinalNewline: true }), 'person a "A"\n');
    assert.equal(
      await formatted('person a "A"\r\nperson b "B"', { insertFinalNewline: true }),
      'person a "A"\r\nperson b "B"\r\n',
    );
    assert.equal(await formatted("", { insertFinalNewline: true }), "");
    assert.equal(await formatted('person a "A"\n\n\n'), 'person a "A"\n');
  });

  it("touches only what differs", async () => {
    const edits = await editsFor('person a "A" {\n    level: senior\n  role:  “R”\n}\n');
    assert.deepEqual(
      edits.map(({ range: { start, end }, newText }) => [
        start.line,
        start.character,
        end.character,
        newText,
      ]),
      [
        [1, 2, 4, ""],
        [2, 8, 9, ""],
        [2, 9, 10, '"'],
        [2, 11, 12, '"'],
      ],
    );
  });

  it("knows nothing of a document that nobody knows", async () => {
    const { snapshot } = await projectOf("");
    const textDocument = { uri: "memory:///other.coachplan" };
    assert.deepEqual(formatting(snapshot, { textDocument, options }), []);
    assert.deepEqual(rangesFormatting(snapshot, { textDocument, ranges: [] }), []);
    assert.deepEqual(
      onTypeFormatting(snapshot, { textDocument, position: { line: 0, character: 1 }, ch: "}" }),
      [],
    );
  });
});

describe("formatting of a selection", () => {
  const plan = 'person a   "A" {\n    level:senior\n    role:"R"\n}\nperson b   "B" { level:senior }\n';

  it("changes nothing outside of it", async () => {
    assert.equal(
      await formattedIn(plan, "    level:senior"),
      plan.replace("    level:senior", "  level: senior"),
    );
    assert.equal(await formattedIn(plan, "level:senior"), plan.replace("level:senior", "level: senior"));
    assert.equal(
      await formattedIn(plan, 'person b   "B" { level:senior }'),
      plan.replace('b   "B" { level:', 'b "B" { level: '),
    );
  });

  it("parts a block only as a whole", async () => {
    const long = 'person a "A" { level: senior;   role: "R"; site: "S"; email: "E" }\n';
    assert.equal(await formattedIn(long, 'role: "R"; site'), long);
    assert.equal(
      await formattedIn(long, long.trimEnd()),
      'person a "A" {\n  level: senior\n  role: "R"\n  site: "S"\n  email: "E"\n}\n',
    );
  });

  it("may be of several stretches, which may overlap", async () => {
    const { snapshot, file } = await projectOf(plan);
    const line = (number: number) => ({
      start: { line: number, character: 0 },
      end: { line: number + 1, character: 0 },
    });
    const edits = rangesFormatting(snapshot, {
      textDocument: { uri: file.uri },
      ranges: [line(4), line(1), { start: { line: 1, character: 0 }, end: { line: 1, character: 16 } }],
    });
    assert.equal(
      applyAll(plan, edits),
      'person a   "A" {\n  level: senior\n    role:"R"\n}\nperson b "B" { level: senior }\n',
    );
  });
});

describe("formatting while typing", () => {
  it("lays out the block that a closing brace closes", async () => {
    assert.equal(
      await typed('person a "A" {\n      level:senior\n    }‸\nperson b   "B"\n', "}"),
      'person a "A" {\n  level: senior\n}\nperson b   "B"\n',
    );
    assert.equal(await typed('person a   "A" {level:senior}‸\n', "}"), 'person a "A" { level: senior }\n');
  });

  it("lays out a block in a plan that is not finished", async () => {
    assert.equal(
      await typed("engagement x {\n  action a   {owner:lena}‸\n", "}"),
      "engagement x {\n  action a { owner: lena }\n",
    );
  });

  it("lays out the line that was left, and not the one of the cursor", async () => {
    assert.equal(
      await typed('person a "A" {\n   level  :senior; role:“R”\n    ‸\n}\n', "\n"),
      'person a "A" {\n  level: senior\n  role: "R"\n    ‸\n}\n'.replace("‸", ""),
    );
  });

  it("indents what was carried over to the new line", async () => {
    assert.equal(
      await typed('person a "A" {\n  level:senior\n‸role:"R"\n}\n', "\n"),
      'person a "A" {\n  level: senior\n  role:"R"\n}\n',
    );
  });

  it("lays out the field before a semicolon, and nothing else", async () => {
    assert.equal(
      await typed('person a   "A" {level:senior; role  :“R”;‸}\n', ";"),
      'person a   "A" {level:senior; role: "R";}\n',
    );
  });

  it("keeps out of texts and comments", async () => {
    for (const sign of ["}", ";", "\n"]) {
      for (const marked of [
        `// person a   {${sign}‸\n`,
        `goal g   {\n  note: """\n  x   :   y${sign}‸\n  """\n}\n`,
      ]) {
        assert.equal(await typed(marked, sign), marked.replace("‸", ""));
      }
    }
  });
});

/** The text after a sign was typed before the cursor, and what that sets off. */
async function typed(marked: string, ch: string): Promise<string> {
  const files = readMarks(marked);
  const { snapshot, file } = await projectOf(marked);
  const position = linesOf(file.text).position(cursorOf(files).offset);
  return applyAll(file.text, onTypeFormatting(snapshot, { textDocument: { uri: file.uri }, position, ch }));
}

async function formatted(text: string, more = {}): Promise<string> {
  return applyAll(text, await editsFor(text, more));
}

async function editsFor(text: string, more = {}): Promise<TextEdit[]> {
  const { snapshot, file } = await projectOf(`\n${text}`);
  assert.equal(file.text, text, "the text has no marks");
  return formatting(snapshot, { textDocument: { uri: file.uri }, options: { ...options, ...more } });
}

async function formattedIn(text: string, words: string): Promise<string> {
  const { snapshot, file } = await projectOf(`\n${text}`);
  const lines = linesOf(text);
  const at = text.indexOf(words);
  const range = { start: lines.position(at), end: lines.position(at + words.length) };
  return applyAll(text, rangesFormatting(snapshot, { textDocument: { uri: file.uri }, ranges: [range] }));
}

interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** `=== title`, the text before, `--- becomes` and the text after (or `--- stays`); an empty line ends it. */
function casesIn(text: string): Case[] {
  return `\n${text}`
    .split("\n=== ")
    .slice(1)
    .map((part) => {
      const [, title = "", before = "", how, after] =
        /^(.*)\n([\s\S]*?)--- (becomes|stays)\n?([\s\S]*)$/.exec(`${part.trimEnd()}\n`) ?? [];
      assert.ok(how, `${title || part} says what becomes of it`);
      return { title, before, after: how === "stays" ? before : (after ?? "") };
    });
}
