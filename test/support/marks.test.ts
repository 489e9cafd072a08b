import { deepEqual, equal, throws } from "node:assert/strict";
import { cursorOf, readMarks, uriOf, writeMarks } from "./marks.ts";

describe("marked documents", () => {
  it("give the text without its marks, and the marks the places of the words above them", () => {
    const [file] = readMarks(`
person lena "Lena" {
^^^^^^ warning person/missing-role
//     ^^^^ hint name/unused
  site: "Leeds"
//      ^^^^^^^ a
//^^^^ b
}
`);
    equal(file?.text, 'person lena "Lena" {\n  site: "Leeds"\n}\n');
    deepEqual(
      file.marks.map(({ span, says }) => [file.text.slice(span.start, span.end), says]),
      [
        ["person", "warning person/missing-role"],
        ["lena", "hint name/unused"],
        ['"Leeds"', "a"],
        ["site", "b"],
      ],
    );
  });

  it("take the cursor out, wherever it stands", () => {
    const files = readMarks("owner: ‸om‸ar\n         ^^^ x");
    equal(files[0]?.text, "owner: omar");
    deepEqual(files[0].cursors, [7, 9]);
    deepEqual(files[0].marks[0]?.span, { start: 8, end: 10 });
    deepEqual(cursorOf(readMarks("a\nb‸")), { uri: uriOf("plan.coachplan"), offset: 3 });
    throws(() => cursorOf(files), /exactly one cursor/);
  });

  it("may hold several files", () => {
    const files = readMarks("--- a.coachplan\nx\n--- b.coachplan\ny\n^ z");
    deepEqual(
      files.map(({ name, text, marks }) => [name, text, marks.length]),
      [
        ["a.coachplan", "x", 0],
        ["b.coachplan", "y", 1],
      ],
    );
  });

  it("are written as they are read", () => {
    const marked = 'team a "A" {\n     ^ one\n       ^^^ two\n  lead: b\n}';
    const [file] = readMarks(marked);
    equal(file && writeMarks(file.text, file.marks), marked);
  });

  it("need words above a mark", () => {
    throws(() => readMarks("^^^ error x"), /nothing stands above/);
  });
});
