// `npm test`: everything, from a fresh clone: the checks, a session over a real connection, and the real editor.
import { run, setUp, setUpEditor } from "./setup.mjs";
import { checks, runStages } from "./stages.mjs";

await run(async () => {
  await setUp();
  await setUpEditor();
  return runStages(
    [
      ...checks,
      { name: "protocol tests", script: "test:protocol", args: ["--reporter", "dot"], tests: true },
      { name: "editor tests, desktop host", script: "test:editor", tests: true },
      { name: "editor tests, web host", script: "test:web", tests: true },
    ],
    2,
  );
});
