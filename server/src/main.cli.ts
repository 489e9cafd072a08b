// `coachplan` in a terminal.
import { existsSync, readFileSync } from "node:fs";
import { run } from "./cli/run.ts";
import { machineDay } from "./lsp/clock.ts";

/** Beside the folder that this file lies in, as source and as bundle alike. */
const manifest = new URL("../package.json", import.meta.url);

const { FORCE_COLOR, NO_COLOR, TERM, GITHUB_WORKSPACE } = process.env;

/** Where the pages of the rules lie: beside the bundle, and in the sources. */
const pages = [new URL("rules/", import.meta.url), new URL("../../docs/rules/", import.meta.url)];

/** The panel's page: beside the bundle, and where the extension is built from the sources. */
const timelinePages = [new URL("page/", import.meta.url), new URL("../../dist/webview/", import.meta.url)];

// Whoever reads us (`| head`) may have read enough; a disk may be full.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`What was found cannot be written: ${error.message}\n`);
  process.exit(2);
});
// Where nobody hears complaints, there is nobody to tell of that.
process.stderr.on("error", () => {});

try {
  const code = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    version: versionIn(readFileSync(manifest, "utf8")),
    colors: showsColors(),
    // An empty word is what a shell makes of a variable that is not set.
    repository: GITHUB_WORKSPACE || undefined,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    today: machineDay,
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
    input: async () => {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(part);
      return Buffer.concat(parts);
    },
    rulePage: async (code) => {
      const found = pages.map((folder) => new URL(`${code}.md`, folder)).find((page) => existsSync(page));
      return found && readFileSync(found, "utf8");
    },
    timelinePage: async () => {
      const built = timelinePages.find((folder) => existsSync(new URL("timeline.js", folder)));
      if (!built) return undefined;
      const [script, style] = ["timeline.js", "timeline.css"].map((name) =>
        readFileSync(new URL(name, built), "utf8"),
      );
      return { script: script ?? "", style: style ?? "" };
    },
    // By a name that no bundle follows.
    optional: (name) => import(name).then(undefined, () => undefined),
    interrupted: () => new Promise((done) => process.once("SIGINT", done)),
    // Loaded only when wanted: a check must not wait for it.
    serve: async () => void (await import("./main.node.ts")),
  });
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `Coachplan itself has failed; this is our mistake, not one of your plans.\n${words}\n`,
  );
  process.exitCode = 2;
}

/** As no-color.org and Node have it: what is said in the environment comes before what the terminal seems to be. */
function showsColors(): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR) return false;
  return process.stdout.isTTY === true && TERM !== "dumb";
}

function versionIn(text: string): string {
  const value: unknown = JSON.parse(text);
  const isManifest = typeof value === "object" && value !== null && "version" in value;
  return isManifest ? String(value.version) : "";
}
