// `npm test`: everything, from a fresh clone: the checks, a session over a real connection, and the real editor.
import { here, missing } from "../test/editors/all.mjs";
import { run, setUp, setUpEditor } from "./setup.mjs";
import { checks, runStages } from "./stages.mjs";

await run(async () => {
  await setUp();
  await setUpEditor();
  // Not every machine has them, and none has to: their settings are tried where they are.
  if (missing.length > 0)
    console.log(`– not on this machine, so not tried: ${missing.map(({ name }) => name).join(", ")}`);
  return runStages(
    [
      ...checks,
      { name: "protocol tests", script: "test:protocol", args: ["--reporter", "dot"], tests: true },
      ...(here.length > 0 ? [{ name: "other editors", script: "test:editors", tests: true }] : []),
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
