// `npm run test:editors`: the settings of docs/editors.md in the editors themselves, as far as this machine has them.
// An editor that is not there is named; with EDITORS_REQUIRED=1 it is a failure.
import { existsSync } from "node:fs";
import { here, missing } from "./all.mjs";
import { program } from "./support.mjs";

if (!existsSync(program)) {
  console.error("Coachplan is not built yet: run `npm run build` first.");
  process.exit(2);
}

const { EDITORS_REQUIRED } = process.env;
const required = EDITORS_REQUIRED === "1";
let passed = 0;
let failed = required ? missing.length : 0;
for (const editor of missing)
  console.log(`note: ${editor.name} is not on this machine (Debian: ${editor.package})`);
for (const { name, version, test } of here) {
  try {
    await test();
    passed += 1;
    console.log(
      `${name} (${version}): findings, completion, layout and settings are as docs/editors.md says`,
    );
  } catch (error) {
    failed += 1;
    console.log(`${name} (${version}):`, error);
  }
}
// As mocha counts, for build/stages.mjs.
console.log(`\n  ${passed} passing\n  ${failed} failing`);
process.exitCode = failed > 0 ? 1 : 0;
