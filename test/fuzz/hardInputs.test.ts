import { deepEqual, ok } from "node:assert/strict";
import { linesOf } from "../../server/src/text/lines.ts";
import type { EditorClient } from "../support/editorClient.ts";
import { editorInProcess } from "../support/inProcess.ts";
import type { Message, Wire } from "../support/wire.ts";
import { placesOutside } from "./places.ts";
import { ableEditor, questions } from "./questions.ts";

const uri = "file:///firm/plan.coachplan";
const inAction = (text: string) => `person lena "Lena" { role: "Head"; level: middle }
engagement shift "Shift" {
  leaders: lena
  action a "A" { owner: lena; due: 2026-07-31; success: ${text} }
}
`;
const nested = (header: string, depth: number) => `${`${header} {\n`.repeat(depth)}${"}\n".repeat(depth)}`;
const megabytes = (text: string, count: number) => text.repeat((count * 1_000_000) / text.length);

/** Far more of everything than anybody would write. */
const texts: Readonly<Record<string, string>> = {
  "2,000 blocks in one another": nested('phase p "P"', 2_000),
  "2,000 blocks in one another, none closed": 'engagement a "A" {\n'.repeat(2_000),
  "2,000 braces": "{".repeat(2_000) + "}".repeat(2_000),
  "2,000 actions without a name": `engagement e "E" {\n${"action {}\n".repeat(2_000)}}\n`,
  "a list of names of 20 MB in one line": inAction(`"x"; tags: ${megabytes("lena, ", 20)}`),
  "a text of 20 MB": inAction(`"${megabytes("hello world ", 20)}"`),
  "blocks of 2 MB in one line": megabytes('person p "P" {} ', 2),
  "a line of 2 MB of emoji": megabytes("🎯🎯", 2),
  "a comment of 2 MB": `// ${megabytes("why not ", 2)}\n${inAction('"x"')}`,
  "2 MB of opening quotes": megabytes("“", 2),
  "2 MB of closing braces": megabytes("}", 2),
  "2 MB of signs that open comments": megabytes("/*", 2),
  "a number of 2 MB": inAction(megabytes("1", 2)),
  "a letter under 2 MB of accents": `person e${megabytes("\u0301\u0302", 2)} {}`,
  "2 MB of dashes": megabytes("--", 2),
  "a word of 20 MB": inAction(megabytes("lena", 20)),
  "2 MB of halves of letters": megabytes("\ud83d", 2),
  "2 MB of no-break spaces": megabytes("\u00a0", 2),
  "a text block of 200,000 lines": inAction(`"""\n${"  a line\n".repeat(200_000)}"""`),
};

describe("the server, given", () => {
  let wire: Wire;
  let editor: EditorClient;
  beforeEach(async () => {
    ({ wire, editor } = await editorInProcess({ capabilities: ableEditor }));
  });
  afterEach(() => wire.kill());

  for (const [what, text] of Object.entries(texts)) {
    it(`${what}, answers every question, before and after a key`, async () => {
      editor.open(uri, text);
      const lines = linesOf(text);
      const at = lines.position(text.length >> 1);
      for (const [method, params] of Object.entries(questions))
        await answered(method, params({ uri, at, to: at }));
      editor.notify("textDocument/didChange", {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: at, end: at }, text: "x" }],
      });
      const said = await editor.request("textDocument/diagnostic", { textDocument: { uri } });
      const after = linesOf(`${text.slice(0, text.length >> 1)}x${text.slice(text.length >> 1)}`);
      deepEqual(
        placesOutside(said, uri, () => after),
        [],
      );
      deepEqual(failures(), []);
    }).timeout(60_000);
  }

  /** What stands before a mistake on its line, and how many lines above it. */
  const before: Readonly<Record<string, readonly [text: string, lines: number]>> = {
    emoji: ['"🎯👩🏽‍💼"', 0],
    "text from right to left, and signs that turn it": ['"עברית \u202e gnp \u2066x\u2069"', 0],
    "a lone surrogate": ['"\ud83d"', 0],
    "the sign that stands for a block in the tree": ['"\ufffc"', 0],
    "NUL and other control signs": ['"\0\u0007\u001b"', 0],
    "U+2028 and U+2029, which end no line": ['"\u2028\u2029"', 0],
    "no-break spaces": ["\u00a0\u202f\u00a0", 0],
    "combining marks": ['"e\u0301\u0301"', 0],
    CRLF: ["\r\n", 1],
    "a lone CR": ["\r", 1],
    "LF and CR in turns": ["\n\r\r\n\r", 4],
    "a byte order mark": ["\ufeff", 0],
  };
  for (const [what, [text, lines]] of Object.entries(before)) {
    it(`${what}, counts lines and UTF-16 units as the editor does`, async () => {
      const line = text.split(/\r\n|\r|\n/).at(-1) ?? "";
      editor.open(uri, `organization n ${text} { ambition: "A"; headcount: 12,000 }\n`);
      const { items } = await editor.request<{
        items: { code: string; range: { start: unknown } }[];
      }>("textDocument/diagnostic", { textDocument: { uri } });
      const found = items.filter(({ code }) => code === "value/invalid-number");
      const start =
        (lines === 0 ? "organization n " : "").length + `${line} { ambition: "A"; headcount: `.length;
      deepEqual(
        found.map(({ range }) => range.start),
        [{ line: lines, character: start }],
      );
      deepEqual(failures(), []);
    });
  }

  async function answered(method: string, params: unknown): Promise<Message> {
    const message = await editor.ask(method, params).answer;
    ok(
      message.error === undefined || /-32601|-32803/.test(JSON.stringify(message.error)),
      JSON.stringify(message),
    );
    return message;
  }

  function failures(): unknown[] {
    return editor.heard.filter(({ method }) => method === "window/logMessage").map(({ params }) => params);
  }
});
