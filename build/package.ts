// `npm run package`: builds, and packs the extension into coachplan.vsix, for “Install from VSIX …” in VS Code. What is
// in it stands in .vscodeignore. VS Code's own tool does the packing; npm fetches it when it is wanted.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAll } from "./bundle.ts";

const vsce = "@vscode/vsce@4.1.0";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = ".cache/package/README.md";

await bundleAll(true);
mkdirSync(join(root, ".cache/package"), { recursive: true });
writeFileSync(join(root, readme), forInstalled(readFileSync(join(root, "README.md"), "utf8")));
const { status } = spawnSync(
  "npx",
  ["--yes", vsce, "package", "--no-dependencies", "--allow-missing-repository"].concat(
    ["--readme-path", readme],
    ["--out", "coachplan.vsix"],
  ),
  { cwd: root, stdio: "inherit", shell: process.platform === "win32" },
);
process.exitCode = status ?? 1;

/** The page of the extension in VS Code: without what is for this folder, pictures and links to files beside it. */
function forInstalled(page: string): string {
  return page
    .split(/^(?=## )/m)
    .filter((section) => !/^## (Try it|In a terminal|For builders)/.test(section))
    .join("")
    .replace(/^\|.*\|\n\|[ -|]*\n(?:\| *!\[.*\n)+\n?/gm, "")
    .replace(/^!\[.*\n\n/gm, "")
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, "$1");
}
