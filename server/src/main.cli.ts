// `coachplan` in a terminal.
import { readFileSync } from "node:fs";
import { run } from "./cli/run.ts";
import { machineDay } from "./lsp/clock.ts";

/** Beside the folder that this file lies in, as source and as bundle alike. */
const manifest = new URL("../package.json", import.meta.url);

const { NO_COLOR } = process.env;

// Whoever reads us (`| head`) may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  const code = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    version: versionIn(readFileSync(manifest, "utf8")),
    colors: process.stdout.isTTY === true && !NO_COLOR,
    today: machineDay,
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
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

function versionIn(text: string): string {
  const value: unknown = JSON.parse(text);
  const isManifest = typeof value === "object" && value !== null && "version" in value;
  return isManifest ? String(value.version) : "";
}
