import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { breachesIn } from "../support/fixLaw.ts";
import { mistaken } from "../support/mistakes.ts";
import { projectOf } from "../support/project.ts";
import { sampleTexts } from "../support/texts.ts";

describe("every fix removes its finding, brings no other and keeps comments", () => {
  for (const [group, documents] of ruleExamples()) {
    it(`in the documents of the rules on ${group}`, async () => {
      for (const [name, examples] of documents) {
        for (const { title, whole, today, severities, moreBehind } of examples) {
          if (moreBehind) continue;
          const { workspace, files } = await projectOf(whole, {
            severities,
            ...(today !== undefined && { today }),
          });
          const breaches = files.flatMap(({ uri }) => breachesIn(workspace, uri));
          deepEqual(breaches, [], `${name}, ${title}`);
        }
      }
    });
  }

  it("in plans with one mistake", async () => {
    const sound = [...sampleTexts].filter(([name]) => !name.startsWith("broken"));
    const plans = sound.map(([, text]) => text);
    await fc.assert(
      fc.asyncProperty(mistaken(plans), async ({ index, text }) => {
        const [name = ""] = sound[index] ?? [];
        const others = sound.filter(([other]) => name.includes("/") && other.includes("/") && other !== name);
        const whole = [...others, [name, text] as const].map(([file, content]) => `--- ${file}\n${content}`);
        const { workspace, file } = await projectOf(whole.join("\n"));
        deepEqual(breachesIn(workspace, file.uri), []);
      }),
      { numRuns: 60 },
    );
  }).timeout(60000);

  it("in the sample that is broken on purpose", async () => {
    const { workspace, file } = await projectOf(sampleTexts.get("broken.coachplan") ?? "");
    deepEqual(breachesIn(workspace, file.uri), []);
  });
});
