// Makes everything that runs, with esbuild: `node build/bundle.ts` (as it is published: small),
// `--development` (readable, with source maps), `--watch` (the same, again after every change).
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build, context, type Metafile, type Plugin } from "esbuild";
import { bundledPackages, noticesOf } from "./notices.ts";

/** The project's root folder. */
const root = fileURLToPath(new URL("..", import.meta.url));

/** One thing to make: from which file, to which file, for which kind of host. */
interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly options: BuildOptions;
}

// VS Code 1.100, the oldest one supported, and the command line run on Node 20; browsers of the same age.
const forNode: BuildOptions = { platform: "node", target: "node20" };
const forBrowser: BuildOptions = {
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", "module", "main"],
};
/** The server reaches nobody and starts nothing: build/absent.cjs says why. */
const forServer: BuildOptions = {
  ...forNode,
  alias: Object.fromEntries(["net", "child_process", "crypto"].map((name) => [name, "./build/absent.cjs"])),
};
const forExtensionHost: BuildOptions = { format: "cjs", external: ["vscode"] };

/** What knows the language is one script for both hosts; the process loads it when it has answered `initialize`. */
const engineApart: Plugin = {
  name: "engine apart",
  setup(turn) {
    turn.onResolve({ filter: /\/engine\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./engine.js", external: true } : undefined,
    );
  },
};

const bundles: readonly Bundle[] = [
  {
    from: "client/src/extension.node.ts",
    to: "dist/client/extension.node.cjs",
    options: { ...forNode, ...forExtensionHost },
  },
  {
    from: "client/src/extension.browser.ts",
    to: "dist/client/extension.browser.cjs",
    options: { ...forBrowser, ...forExtensionHost },
  },
  {
    from: "server/src/main.node.ts",
    to: "dist/server/main.node.cjs",
    // With `require`: Node's own `import()` would first look through the whole script for what it exports.
    options: {
      ...forServer,
      format: "cjs",
      plugins: [engineApart],
      supported: { "dynamic-import": false },
    },
  },
  {
    from: "server/src/lsp/engine.ts",
    to: "dist/server/engine.js",
    // For `require` and `importScripts` alike.
    options: {
      ...forBrowser,
      format: "iife",
      globalName: "coachplanEngine",
      footer: { js: 'if (typeof module === "object") module.exports = coachplanEngine;' },
    },
  },
  {
    from: "server/src/main.browser.ts",
    to: "dist/server/main.browser.js",
    options: { ...forBrowser, format: "iife" },
  },
  {
    from: "client/webview/main.tsx",
    to: "dist/webview/timeline.js",
    options: { ...forBrowser, format: "iife" },
  },
  {
    from: "server/src/main.cli.ts",
    to: "server/dist/main.cli.js",
    options: {
      ...forServer,
      format: "esm",
      // `coachplan check` must not wait for the language server to load, which only `coachplan lsp` needs.
      splitting: true,
      chunkNames: "parts/[name]-[hash]",
      // Libraries in CommonJS ask for Node's own modules with `require`, which does not exist in a module.
      banner: {
        js: 'import { createRequire as coachplanRequire } from "node:module"; const require = coachplanRequire(import.meta.url);',
      },
    },
  },
];

/**
 * Makes all bundles whose source exists and says what it made.
 * Throws, with all of their names, when a source is missing or cannot be built.
 */
export async function bundleAll(production: boolean): Promise<void> {
  forgetSetUp();
  const present = bundles.filter(({ from }) => existsSync(join(root, from)));
  const results = await Promise.allSettled(
    present.map((bundle) => build({ ...optionsOf(bundle, production), logLevel: "error", metafile: true })),
  );
  const failed = present.filter((_, index) => results[index]?.status === "rejected").map(({ from }) => from);
  for (const { to, from } of present) {
    if (!failed.includes(from)) console.log(`  ${to.padEnd(34)} ${sizeOf(to).padStart(7)}`);
  }
  const problems = [...missing(), ...failed.map((from) => `${from} has mistakes (see above).`)];
  if (problems.length > 0) throw new Error(`The build is not complete:\n  ${problems.join("\n  ")}`);
  const metafiles = results.flatMap((result) =>
    result.status === "fulfilled" && result.value.metafile ? [result.value.metafile] : [],
  );
  removeAllBut(
    new Set([
      ...metafiles.flatMap(({ outputs }) => Object.keys(outputs)),
      ...copyPages(),
      ...writeNotices(metafiles),
      ...writeKind(),
    ]),
  );
}

/** All bundles as they are published, for whoever wants to know what they are made of. */
export function allOptions(): BuildOptions[] {
  return bundles.map((bundle) => optionsOf(bundle, true));
}

/** The notices of what is inside, beside the bundles of the extension and of the package. Gives what was written. */
function writeNotices(metafiles: readonly Metafile[]): string[] {
  return ["dist", "server/dist"].map((folder) => {
    const inside = metafiles.filter(({ outputs }) =>
      Object.keys(outputs).some((path) => path.startsWith(`${folder}/`)),
    );
    const path = `${folder}/THIRD_PARTY_NOTICES.txt`;
    writeFileSync(join(root, path), noticesOf(bundledPackages(inside, root)));
    return path;
  });
}

/** Node takes `.js` for modules here, and browsers load no script that is called `.cjs`. Gives what was written. */
function writeKind(): string[] {
  const path = "dist/server/package.json";
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), '{ "type": "commonjs" }\n');
  return [path];
}

/** What is shown and handed over where there is nothing but the package, or the extension: the rules' pages, the timeline's page. Gives what was written. */
function copyPages(): string[] {
  // Copied, not built twice: what `coachplan timeline --html` hands over is the panel's own page.
  const page = copied("dist/webview", "server/dist/page").filter((path) => !path.endsWith(".map"));
  return [...copied("docs/rules", "server/dist/rules"), packed("docs/rules", "dist/rules.json"), ...page];
}

/** All texts of a folder as one file, by their paths: packed together they take a third of what they take one by one. */
function packed(from: string, to: string): string {
  const texts = readdirSync(join(root, from), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(root, from, name), "utf8")] as const);
  writeFileSync(join(root, to), JSON.stringify(Object.fromEntries(texts)));
  return to;
}

function copied(from: string, to: string): string[] {
  cpSync(join(root, from), join(root, to), { recursive: true });
  return readdirSync(join(root, from), { recursive: true, encoding: "utf8" }).map(
    (name) => `${to}/${name.replaceAll("\\", "/")}`,
  );
}

async function watchAll(): Promise<void> {
  forgetSetUp();
  const lost = missing();
  if (lost.length > 0) throw new Error(`There is nothing to watch yet:\n  ${lost.join("\n  ")}`);
  writeKind();
  const contexts = await Promise.all(
    bundles.map((bundle) =>
      context({
        ...optionsOf(bundle, false),
        logLevel: "silent",
        plugins: [...(bundle.options.plugins ?? []), announce(bundle.to)],
      }),
    ),
  );
  await Promise.all(contexts.map((each) => each.watch()));
}

/** What stands in dist/ is from now on not what build/setup.mjs noted there; it notes it again after its own build. */
function forgetSetUp(): void {
  rmSync(join(root, "dist/built-from.txt"), { force: true });
}

function optionsOf({ from, to, options }: Bundle, production: boolean): BuildOptions {
  return {
    ...options,
    absWorkingDir: root,
    entryPoints: { [nameOf(to)]: from },
    outdir: dirname(to),
    outExtension: { ".js": to.slice(to.lastIndexOf(".")) },
    bundle: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: "ES2023" } },
    minify: production,
    sourcemap: production ? false : "linked",
    sourcesContent: false,
    charset: "utf8",
  };
}

/** How many bundles are being made at this moment. */
let underWay = 0;

/** Says when the bundles are being made and when all are; .vscode/tasks.json waits for exactly these words. */
function announce(to: string): Plugin {
  return {
    name: "announce",
    setup(turn) {
      turn.onStart(() => {
        if (underWay === 0) console.log("build started");
        underWay += 1;
      });
      turn.onEnd(({ errors }) => {
        for (const { location, text } of errors) {
          const place =
            location === null ? `${to}:1:1` : `${location.file}:${location.line}:${location.column + 1}`;
          console.log(`${place}: error: ${text}`);
        }
        underWay -= 1;
        if (underWay === 0) console.log("build finished");
      });
    },
  };
}

/**
 * Removes from the output folders what this build did not write: the parts of the command line carry a hash in their
 * names, and old ones would pile up. Afterwards and not before, so that whoever uses the bundles meanwhile has them.
 */
function removeAllBut(written: ReadonlySet<string>): void {
  for (const folder of new Set(bundles.map(({ to }) => dirname(to)))) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      if (!written.has(path) && statSync(join(root, path)).isFile()) rmSync(join(root, path));
    }
  }
}

function missing(): string[] {
  return bundles
    .filter(({ from }) => !existsSync(join(root, from)))
    .map(({ from, to }) => `${from} does not exist, and ${to} is made from it.`);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("."));
}

function sizeOf(path: string): string {
  return `${Math.ceil(statSync(join(root, path)).size / 1024)} kB`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wants = (flag: string) => process.argv.includes(flag);
  try {
    if (wants("--watch")) await watchAll();
    else await bundleAll(!wants("--development"));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
