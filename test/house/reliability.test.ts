import { deepEqual, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

const page = new URL("../../docs/reliability.md", import.meta.url);

describe("docs/reliability.md", () => {
  const text = readFileSync(page, "utf8");

  it("names tests that exist", () => {
    // A link to a file, then the names of tests in it: “…”, “…”.
    const links = [...text.matchAll(/\]\((\.\.\/[^)]+)\)((?: ?,? ?“[^”]+”)*)/g)];
    ok(links.length > 10);
    const wrong = links.flatMap(([, path = "", names = ""]) => {
      const file = new URL(path, page);
      if (!existsSync(file)) return [path];
      const source = readFileSync(file, "utf8");
      return [...names.matchAll(/“([^”]+)”/g)].flatMap(([, name = ""]) =>
        source.includes(name) ? [] : [`${path} “${name}”`],
      );
    });
    deepEqual(wrong, []);
  });

  it("promises nothing that no test holds", () => {
    const rows = [...text.matchAll(/^\| (?!promise|---)(.+?) \| (.*) \|$/gm)].map(([, promise, held]) => ({
      promise,
      held,
    }));
    ok(rows.length > 10);
    deepEqual(
      rows.filter(({ held = "" }) => !/\]\(\.\.\/test\/|`npm run /.test(held)).map(({ promise }) => promise),
      [],
    );
  });
});
