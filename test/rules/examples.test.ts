import { deepEqual, equal, fail, ok } from "node:assert/strict";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { ruleGroups } from "../../server/src/rules/index.ts";
import { applyEdits, leftOpen } from "../support/fixes.ts";
import type { MarkedFile } from "../support/marks.ts";
import { readMarks, writeMarks } from "../support/marks.ts";
import type { ProjectOptions } from "../support/project.ts";
import { projectOf } from "../support/project.ts";

/** What a fix may bring to light: whom nothing mentions once names are clear again, and on which day of the week a day falls. */
const laterTold: Readonly<Record<string, readonly string[]>> = {
  "name/duplicate-id": ["name/unused"],
  "name/not-found": ["name/unused", "use/unused"],
  "person/reports-in-circle": ["name/unused"],
  "value/invalid-date": ["date/weekend"],
};

for (const [group, files] of ruleExamples()) {
  for (const [name, examples] of files) {
    const rule = ruleGroups[group]?.find(({ code }) => code.replace("/", "-") === name);
    describe(rule?.code ?? `${group}/${name}`, () => {
      it("has a rule", () => ok(rule, `no rule of the group ${group} has the code of ${name}.txt`));

      for (const { title, whole, today, severities, moreBehind, fixed } of examples) {
        const options = { severities, ...(today !== undefined && { today }) };

        it(`${title}: is told where it stands`, async () => {
          const { snapshot, files: parts } = await projectOf(whole, options);
          for (const part of parts) {
            const found = findingsOf(snapshot, part.uri, unbroken);
            const marks = found.map(({ span, code, severity }) => ({ span, says: `${severity} ${code}` }));
            equal(writeMarks(part.text, marks), writeMarks(part.text, part.marks));
          }
        });

        if (moreBehind) continue;
        it(`${title}: every fix removes its finding and adds none`, async () => {
          const { snapshot, files: parts } = await projectOf(whole, options);
          for (const part of parts) {
            const before = findingsOf(snapshot, part.uri, unbroken);
            const codes = before.map(({ code }) => code);
            for (const finding of before) {
              for (const fix of finding.fixes()) {
                if (fix.creates !== undefined) continue;
                const text = applyEdits(part.text, fix.edits);
                const after = await codesAfter(parts, part, text, options);
                const more = after.filter((code) => count(after, code) > count(codes, code));
                const later = [...(laterTold[finding.code] ?? []), ...leftOpen(fix.edits)];
                const told = `“${fix.title}” of ${finding.code} gives:\n${text}`;
                deepEqual(
                  more.filter((code) => !later.includes(code)),
                  [],
                  told,
                );
                equal(count(after, finding.code) < count(codes, finding.code), true, told);
              }
            }
          }
        });

        for (const { title: wanted, result } of fixed) {
          it(`${title}: “${wanted}”`, async () => {
            const { snapshot, file } = await projectOf(whole, options);
            const fixes = findingsOf(snapshot, file.uri, unbroken).flatMap((finding) => finding.fixes());
            const results = fixes
              .filter((fix) => fix.title === wanted)
              .map((fix) => applyEdits(file.text, fix.edits).trim());
            if (results.length === 0) fail(`There are only: ${fixes.map((fix) => fix.title).join(", ")}.`);
            // The same words may be proposed in several places of one document.
            const text = readMarks(result).at(-1)?.text.trim();
            equal(results.find((one) => one === text) ?? results[0], text);
          });
        }
      }

      // What is too deep or too long cannot be shown; findings.test.ts has it.
      if (rule?.code === "syntax/too-deep" || rule?.code === "syntax/line-too-long") return;
      it("has a bad and a good example", () => {
        const bad = examples.find((example) => example.title === "bad");
        const good = examples.find((example) => example.title === "good");
        const codes = (whole = "") => readMarks(whole).flatMap((part) => part.marks.map((mark) => mark.says));
        deepEqual(codes(good?.whole), [], "the good one is not good");
        // What a comment would silence if it were right is told beside it.
        const told = codes(bad?.whole).map((says) => says.split(" ")[1]);
        const own =
          group === "writing" && name.startsWith("ignore")
            ? told.filter((code) => code === rule?.code)
            : told;
        deepEqual(own, [rule?.code], "the bad one shows another mistake, or none");
      });
    });
  }
}

describe("every rule", () => {
  for (const [group, rules] of Object.entries(ruleGroups)) {
    if (group === "missing") continue;
    it(`of the group ${group} has a test document`, () => {
      const documents = [...(ruleExamples().get(group)?.keys() ?? [])].sort();
      deepEqual(documents, rules.map(({ code }) => code.replace("/", "-")).sort());
    });
  }
});

function unbroken(failure: { readonly code: string; readonly error: unknown }): void {
  throw new Error(`${failure.code} failed`, { cause: failure.error });
}

async function codesAfter(
  parts: readonly MarkedFile[],
  changed: MarkedFile,
  text: string,
  options: ProjectOptions,
): Promise<readonly string[]> {
  const whole = parts
    .map((part) => `--- ${part.name}\n${part.uri === changed.uri ? text : part.text}`)
    .join("\n");
  const { snapshot } = await projectOf(whole, options);
  return findingsOf(snapshot, changed.uri).map(({ code }) => code);
}

function count(codes: readonly string[], code: string): number {
  return codes.filter((one) => one === code).length;
}
