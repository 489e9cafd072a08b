// `npm run check`: types, style, imports, unused code, generated files, unit tests. Under a minute.
import { run, setUp } from "./setup.mjs";
import { checks, runStages } from "./stages.mjs";

await run(async () => {
  await setUp({ bundles: false });
  return runStages(checks);
});
