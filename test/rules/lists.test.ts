import { deepEqual, equal } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { blockNames, fieldsOf } from "../../server/src/language/table.ts";
import { ruleGroups, rules } from "../../server/src/rules/index.ts";
import { missing } from "../../server/src/rules/missing/index.ts";

const folder = fileURLToPath(new URL("../../server/src/rules", import.meta.url));

describe("the lists of rules", () => {
  it("are the folders of rules", () => {
    const folders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "shared")
      .map(({ name }) => name);
    deepEqual(folders.sort(), Object.keys(ruleGroups).sort());
  });

  for (const [group, list] of Object.entries(ruleGroups)) {
    if (group === "missing") continue;
    it(`hold what is in ${group}/, each rule in the file of its code`, () => {
      const files = readdirSync(`${folder}/${group}`).filter((name) => name !== "index.ts");
      deepEqual(list.map(({ code }) => `${code.replace("/", "-")}.ts`).sort(), files.sort());
    });
  }

  it("have one rule for every field that the table needs", () => {
    const needed = blockNames.flatMap((block) =>
      fieldsOf(block).flatMap(([name, { need }]) => (need ? [`${block}/missing-${name}`] : [])),
    );
    const codes = new Set(missing.map(({ code }) => code));
    deepEqual(
      needed.filter((code) => !codes.has(code)),
      [],
    );
  });

  it("hold no code twice, and each rule tells what it is about", () => {
    equal(new Set(rules.map(({ code }) => code)).size, rules.length);
    deepEqual(
      rules.filter(({ about }) => about.trim() === "").map(({ code }) => code),
      [],
    );
  });
});
