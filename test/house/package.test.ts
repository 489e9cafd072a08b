import { deepEqual, ok } from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the extension's package", () => {
  const [nothing, ...but] = readFileSync(`${root}.vscodeignore`, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const packed = but.flatMap((line) => {
    const found = globSync(line.slice(1), { cwd: root, withFileTypes: true });
    return found.filter((one) => one.isFile()).map((one) => `${one.parentPath}/${one.name}`);
  });
  const names = packed.map((path) => path.slice(root.length).replaceAll("\\", "/"));

  it("is what is named, and nothing else", () => {
    deepEqual(nothing, "**");
    ok(but.every((line) => line.startsWith("!")));
  });

  it("holds all that its manifest names, and what is loaded from there", () => {
    const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
    const named = JSON.stringify(manifest).match(/(?<=")\.?\/?(?:dist|icons|schemas|syntaxes)\/[^"]+/g) ?? [];
    ok(named.length > 10);
    const loaded = ["engine.js", "main.browser.js", "main.node.cjs", "package.json"];
    deepEqual(
      [
        ...named.map((path) => path.replace(/^\.\//, "")),
        ...loaded.map((name) => `dist/server/${name}`),
        "dist/webview/timeline.js",
        "dist/webview/timeline.css",
        "dist/rules.json",
        "l10n/bundle.l10n.de.json",
      ].filter((path) => !names.includes(path)),
      [],
    );
  });

  it("is no larger than 1 MB", () => {
    const size = packed.reduce((sum, path) => sum + deflateRawSync(readFileSync(path)).length, 0);
    ok(size < 1_000_000, `${size} bytes`);
  });
});
