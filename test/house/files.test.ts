import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const longest = 400;

describe("the files of the house", () => {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(root, path)));
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const those = (pattern: RegExp) => files.filter((path) => pattern.test(path));

  it("name only scripts that exist", () => {
    const scripts = Object.keys(JSON.parse(read("package.json")).scripts);
    const unknown = those(/(\.md|\.json|^\.ci\/run)$/).flatMap((path) =>
      [...read(path).matchAll(/npm run ([\w:-]+)/g)]
        .filter(([, script = ""]) => !scripts.includes(script))
        .map(([words]) => `${path}: ${words}`),
    );
    assert.deepEqual(unknown, []);
    for (const script of ["start", "test"]) assert.ok(scripts.includes(script));
  });

  it("have scripts whose programs exist", () => {
    const scripts: Record<string, string> = JSON.parse(read("package.json")).scripts;
    const lost = Object.entries(scripts).flatMap(([name, command]) =>
      [...command.matchAll(/(?:^|\s)(?:\.\/)?((?:build|test|bench)\/\S+\.\w+)/g)]
        .filter(([, path = ""]) => !existsSync(join(root, path)))
        .map(([, path]) => `${name}: ${path}`),
    );
    assert.deepEqual(lost, []);
  });

  it("leave out no test and single out none", () => {
    const marked = those(/^test\/.*\.tsx?$/).filter((path) =>
      /\b(?:describe|context|suite|it|test|this)\.(?:skip|only)\b|\bx(?:it|describe)\(/.test(read(path)),
    );
    assert.deepEqual(marked, []);
  });

  it("name no place of the machine that they were written on", () => {
    // Whole folder names, and only of some depth: “/app” might be anything.
    const places = [root.replace(/[\\/]$/, ""), homedir()].filter((place) => /[\\/].+[\\/]./.test(place));
    const texts = files.filter((path) => !/\.(png|gif|woff2?|ttf|ico|vsix)$/.test(path));
    const found = texts.filter((path) => {
      const content = read(path);
      return places.some((place) => content.includes(place));
    });
    assert.deepEqual(found, []);
  });

  it(`are no longer than ${longest} lines, unless their head says why`, () => {
    const tooLong = those(/^(server\/src|client)\/.*\.(tsx?|css)$/).filter((path) => {
      const lines = read(path).split("\n");
      return lines.length > longest + 1 && !lines.slice(0, 5).some((line) => /Long because \S/.test(line));
    });
    assert.deepEqual(tooLong, []);
  });
});

describe("the packages of the house", () => {
  interface LockedPackage {
    readonly resolved?: string;
    readonly link?: boolean;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const packages: Readonly<Record<string, LockedPackage>> = lockfile.packages;

  it("have exact versions", () => {
    const loose = ["package.json", "server/package.json"].flatMap((path) => {
      const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, path), "utf8"));
      return Object.entries({ ...dependencies, ...devDependencies }).filter(
        ([, version]) => !/^\d/.test(String(version)),
      );
    });
    assert.deepEqual(loose, []);
  });

  it("come from whichever registry npm is set to", () => {
    const bound = Object.entries(packages).filter(
      ([, { resolved, link }]) => resolved !== undefined && !link,
    );
    assert.deepEqual(bound, []);
  });

  it("are in the lockfile for every platform, so that npm ci works on all", () => {
    const lost = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(lost, []);
  });
});
