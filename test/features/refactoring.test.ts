import { deepEqual, equal } from "node:assert/strict";
import { offered, refactored } from "../support/refactoring.ts";

const people = `person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "COO"; level: executive; reports-to: dana }
`;

const shift = (inside: string) => `organization n "N" { ambition: "Grow" }
${people}coach priya "Priya"

engagement shift "Shift" {
  organization: n
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" {
    lasts: 2 months
${inside}
  }
}
`;

describe("how a date is written", () => {
  it("is turned into the day that it means", async () => {
    const plan = shift("    feedback { with: omar; on: 8 days af‸ter diagnostic at 10:00 } // with slides");
    deepEqual(await lineOf(plan, "Write it as a day", "feedback"), [
      "    feedback { with: omar; on: 2026-03-30 at 10:00 } // with slides",
    ]);
    const edge = shift("    milestone { on: start of ‸plan }");
    deepEqual(await lineOf(edge, "Write it as a day", "milestone"), ["    milestone { on: 2026-03-23 }"]);
  });

  it("is turned into how it counts from what is around it", async () => {
    const plan = shift("    feedback { with: omar; on: 2026-‸04-06 }");
    deepEqual(
      (await offered(plan)).filter((title) => title.startsWith("Write it")),
      [
        "Write it as “2 weeks after start of plan”",
        "Write it as “46 days before end of plan”",
        "Write it as “9 weeks after start of shift”",
      ],
    );
    deepEqual(await lineOf(plan, "2 weeks after start of plan", "feedback"), [
      "    feedback { with: omar; on: 2 weeks after start of plan }",
    ]);
  });

  it("counts from what it waits for, before anything else", async () => {
    const [first] = await offered(
      shift(`    action a { owner: omar; due: 2026-04-30; success: "Nine of ten" }
    action b { owner: omar; after: a; due: 2026-05‸-14; success: "Eight of ten" }`),
    );
    equal(first, "Write it as “2 weeks after a”");
  });

  it("counts neither from itself nor from what counts from it", async () => {
    const plan = `engagement shift {
  phase plan { starts: 2026-0‸3-02; lasts: 4 weeks }
}`;
    deepEqual(await offered(plan), []);
  });

  it("stays a day where something has happened on it", async () => {
    const plan = shift(
      '    action a { owner: omar; due: 2026-05-14; success: "Nine of ten"; status: done; done: 2026-05-‸13 }',
    );
    deepEqual(await offered(plan), []);
  });
});

describe("a block", () => {
  it("on one line is written over several, its comment stays behind it", async () => {
    const plan = shift("    feed‸back { with: omar; on: 2026-03-30 } // with slides");
    const text = await textOf(plan, "over several lines");
    equal(
      text.includes(`    feedback {
      with: omar
      on: 2026-03-30
    } // with slides
`),
      true,
      text,
    );
  });

  it("over several lines is written on one", async () => {
    const plan = shift(`    // The findings
    feedback "Fin‸dings" {
      with: omar,
        dana
      on: 2026-03-30
    } // with slides`);
    deepEqual(await lineOf(plan, "on one line", "feedback"), [
      '    feedback "Findings" { with: omar, dana; on: 2026-03-30 } // with slides',
    ]);
  });

  it("stays over several lines where one would not do", async () => {
    const offers = async (inside: string) =>
      (await offered(shift(`    feed‸back {\n${inside}\n    }`))).filter((title) => title.includes("line"));
    deepEqual(await offers("      with: omar // and Dana\n      on: 2026-03-30"), []);
    deepEqual(
      await offers("      with: omar\n      on: 2026-03-30\n      level: executive\n      count: 3"),
      [],
    );
    deepEqual(
      await offers(`      with: omar\n      on: 2026-03-30\n      outcome: "${"long ".repeat(20)}"`),
      [],
    );
    deepEqual(await offers('      on: 2026-03-30\n      outcome: """\n        Much.\n        """'), []);
  });

  it("comes back as it was", async () => {
    const plan = shift("    feed‸back { with: omar; on: 2026-03-30 }");
    const parted = await textOf(plan, "over several lines");
    equal(await textOf(parted.replace("feedback", "feed‸back"), "on one line"), plan.replace("‸", ""));
  });

  it("gets a short name of its title", async () => {
    const plan = shift('    feed‸back "The findings for Omar" { with: omar; on: 2026-03-30 }');
    deepEqual(await lineOf(plan, "Give it the short name “findings”", "feedback"), [
      '    feedback findings "The findings for Omar" { with: omar; on: 2026-03-30 }',
    ]);
  });

  it("gets a short name that nothing else has, and that says nothing new of it", async () => {
    const named = async (inside: string) =>
      (await offered(shift(inside))).find((title) => title.startsWith("Give it"))?.match(/“(.*)”/)?.[1];
    equal(await named('    feed‸back "Plan of Omar" { with: omar; on: 2026-03-30 }'), "plan-omar");
    equal(await named("    feed‸back { with: omar; on: 2026-03-30 }"), "feedback");
    equal(await named('    review "Clo‸sing" { with: omar; on: 2026-03-30 }'), "closing-2");
    equal(await named('    review cl‸osing "Closing" { with: omar; on: 2026-03-30 }'), undefined);
  });
});

describe("a person", () => {
  it("moves to the file that is used, with whom it refers to", async () => {
    const files = await refactored(
      `--- people.coachplan
// Our people

person lena "Lena" { role: "Depot manager"; level: middle }
--- plan.coachplan
use "people.coachplan"

// The chief
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive } // since 2020
person om‸ar "Omar Haddad" { role: "COO"; level: executive; reports-to: dana }

engagement shift "Shift" { leaders: omar, lena; sponsor: dana }
`,
      "Move “Omar Haddad” to “people.coachplan”, with “Dana Reyes”",
    );
    deepEqual(files, {
      "people.coachplan": `// Our people

person lena "Lena" { role: "Depot manager"; level: middle }

// The chief
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive } // since 2020
person omar "Omar Haddad" { role: "COO"; level: executive; reports-to: dana }
`,
      "plan.coachplan": `use "people.coachplan"

engagement shift "Shift" { leaders: omar, lena; sponsor: dana }
`,
    });
  });

  it("moves to a new file where none is used, and what mentions it uses that file", async () => {
    const files = await refactored(
      `--- other.coachplan
use "plan.coachplan"

engagement other "Other" { leaders: omar; coaches: priya }
--- plan.coachplan
coach priya "Priya"

person om‸ar "Omar Haddad" { role: "COO"; level: executive }

engagement shift "Shift" { leaders: omar }
`,
      "Move “Omar Haddad” to “people.coachplan”",
    );
    deepEqual(files, {
      "people.coachplan": 'person omar "Omar Haddad" { role: "COO"; level: executive }\n',
      "other.coachplan": `use "plan.coachplan"
use "people.coachplan"

engagement other "Other" { leaders: omar; coaches: priya }`,
      "plan.coachplan": `use "people.coachplan"

coach priya "Priya"

engagement shift "Shift" { leaders: omar }
`,
    });
  });

  it("moves to the file of that name that is there already", async () => {
    const files = await refactored(
      `--- people.coachplan
person lena "Lena" { role: "Depot manager"; level: middle }
--- plan.coachplan
person om‸ar "Omar Haddad" { role: "COO"; level: executive }
engagement shift "Shift" { leaders: omar }
`,
      "Move “Omar Haddad” to “people.coachplan”",
    );
    equal(
      files["people.coachplan"],
      `person lena "Lena" { role: "Depot manager"; level: middle }
person omar "Omar Haddad" { role: "COO"; level: executive }
`,
    );
    equal(files["plan.coachplan"], 'use "people.coachplan"\n\nengagement shift "Shift" { leaders: omar }\n');
  });

  it("brings the use of what it mentions in a third file", async () => {
    const files = await refactored(
      `--- firm.coachplan
organization n "N" { ambition: "Grow" }
--- people.coachplan
person lena "Lena" { role: "Depot manager"; level: middle }
--- plan.coachplan
use "people.coachplan"
use "firm.coachplan"

person om‸ar "Omar Haddad" { role: "COO"; level: executive; organization: n }

engagement shift "Shift" { organization: n; leaders: omar, lena }
`,
      "Move “Omar Haddad” to “people.coachplan”",
    );
    equal(
      files["people.coachplan"]?.startsWith('use "firm.coachplan"\n\nperson lena'),
      true,
      files["people.coachplan"],
    );
  });

  it("stays where somebody else there has its name, and where it cannot be read", async () => {
    const plan = (id: string, there: string) => `--- people.coachplan
person ${there} "Lena" { role: "Depot manager"; level: middle }
--- plan.coachplan
use "people.coachplan"
person ${id} "Omar Haddad" { role: "COO"; level: executive }
`;
    const moves = async (marked: string) =>
      (await offered(marked)).filter((title) => title.startsWith("Move"));
    deepEqual(await moves(plan("om‸ar", "omar")), []);
    deepEqual(await moves(plan("om‸ar", "lena").replace("level: executive", "level: : x")), []);
    equal((await moves(plan("om‸ar", "lena"))).length, 1);
  });
});

async function textOf(marked: string, words: string): Promise<string> {
  return (await refactored(marked, words))["plan.coachplan"] ?? "";
}

async function lineOf(marked: string, words: string, keyword: string): Promise<readonly string[]> {
  return (await textOf(marked, words)).split("\n").filter((line) => line.trimStart().startsWith(keyword));
}
