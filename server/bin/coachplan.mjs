#!/usr/bin/env node
// Starts the bundled command line. Kept tiny and free of imports, so that it can still speak when nothing is built.
import { existsSync } from "node:fs";

const program = new URL("../dist/main.cli.js", import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  console.error(
    "Coachplan is not built yet, so there is nothing to run.\n" +
      "Run `npm start` or `npm run build` once in the Coachplan folder, then try again.",
  );
  process.exitCode = 2;
}
