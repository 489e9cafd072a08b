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
    ],
    [
      {
        name: "a real VS Code, as on the desktop",
        script: "test:editor",
        args: ["--only", "desktop"],
        tests: true,
      },
      { name: "a real VS Code, in the browser", script: "test:editor", args: ["--only", "web"], tests: true },
    ],
  );
});
