import { join } from "node:path";
import { build } from "esbuild";
import { cacheRoot, projectRoot } from "./setup/cache.mjs";

/**
 * Bundles the suite that runs inside an extension host into one file, the same for every kind of host, and gives its
 * path. VS Code calls its `run()`.
 */
export async function bundleSuite(): Promise<string> {
  const file = join(cacheRoot, "suite", "suite.cjs");
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["test/editor/suite/index.ts"],
    outfile: file,
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    platform: "browser",
    target: "es2022",
    // mocha's browser build would otherwise take the bundle's exports for its own.
    define: { exports: "undefined" },
    logLevel: "error",
  });
  return file;
}
