import assert from "node:assert/strict";
import { completion, resolveCompletion } from "../../server/src/features/completion.ts";
import { ableClient, labelsAt, offersAt, taken } from "../support/completion.ts";
import { cursorOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

/** People and an engagement; `fields` stand in the action, `more` at the end of the plan phase. */
function plan({
  fields = "",
  more = "",
  last = "",
}: {
  fields?: string;
  more?: string;
  last?: string;
}): string {
  return `
organization northwind "Northwind Logistics" { ambition: "Five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
person lena "Lena Fischer" { role: "Depot manager, Leeds"; level: middle }
team depots "Depot managers" { lead: omar; members: lena }
coach priya "Priya Nair" { credential: "ICF PCC" }

engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    insight mondays "Decisions wait" { behavior: "Parked" to "Solved" }
  }
  phase plan "Plan" {
    lasts: 2 months
    commitment "Depots decide" {
      leader: omar
      action standup "Daily stand-up" {
        ${fields}
      }
    }
    ${more}
  }
  phase implementation "Implementation" { lasts: 4 months }
  ${last}
}
`;
}

const inAction = (fields: string) => plan({ fields });
const inPhase = (more: string) => plan({ more });
const inEngagement = (last: string) => plan({ last });

async function first(marked: string, count: number): Promise<readonly string[]> {
  return (await labelsAt(marked)).slice(0, count);
}

describe("completion where a block or field may stand", () => {
  it("begins an empty file with a whole plan, then the blocks of the top level, and `use`", async () => {
    assert.deepEqual(await labelsAt("‸"), [
      "new plan",
      "organization",
      "person",
      "coach",
      "team",
      "engagement",
      "use",
    ]);
  });

  it("offers what is missing first, and never what is there", async () => {
    assert.deepEqual(await first(inAction("owner: lena\n‸"), 3), ["due", "success", "ends"]);
    assert.ok(!(await labelsAt(inAction("owner: lena\n‸"))).includes("owner"));
    assert.deepEqual(await first(inAction('owner: lena; due: 2026-07-01; success: "x"\n‸'), 2), [
      "with",
      "after",
    ]);
  });

  it("does not ask for a day where another field gives one", async () => {
    assert.deepEqual(await first(inAction("lasts: 2 weeks\n‸"), 2), ["owner", "success"]);
  });

  it("goes on with the word that is being typed, also from its middle", async () => {
    assert.equal((await labelsAt(inAction("ow‸")))[0], "owner");
    assert.match(await taken(inAction("ow‸n"), "owner"), /\n {8}owner: ‸\n/);
    assert.match(await taken(inAction("ow‸n: lena"), "owner"), /\n {8}owner‸: lena\n/);
  });

  it("offers only blocks that may stand there", async () => {
    const inCommitment = await labelsAt(plan({}).replace("leader: omar\n", "leader: omar\n      ‸\n"));
    assert.ok(inCommitment.includes("action") && inCommitment.includes("risk"));
    assert.ok(!inCommitment.includes("phase") && !inCommitment.includes("contract"));
  });

  it("offers the phases that are missing, each with its usual length", async () => {
    const without = plan({ last: "‸" }).replace(
      'phase implementation "Implementation" { lasts: 4 months }',
      "",
    );
    assert.ok((await labelsAt(without)).includes("phase implementation"));
    assert.ok(!(await labelsAt(inEngagement("‸"))).includes("phase plan"));
    assert.match(
      await taken(without, "phase implementation"),
      /\n {2}phase implementation "Implementation" \{\n {4}lasts: 4 months‸\n {2}\}\n/,
    );
  });

  it("writes whole blocks with the likeliest people and days that fit", async () => {
    assert.match(
      await taken(inPhase("‸"), "action"),
      /action action "Name of the action" \{\n {6}owner: omar\n {6}due: \d{4}-\d\d-\d\d\n {6}success: ".+"\n {4}\}‸/,
    );
    assert.match(
      await taken(inPhase("‸"), "feedback"),
      /feedback "Name of the feedback meeting" \{ with: omar; on: 2026-\d\d-\d\d \}‸/,
    );
  });

  it("puts blocks of at most three fields on one line", async () => {
    assert.match(
      await taken(inEngagement("‸"), "milestone"),
      /milestone milestone "Name of the milestone" \{ on: .+ \}‸/,
    );
  });

  it("parts members on one line by a semicolon, before others and behind them", async () => {
    const workshop = (fields: string) => inPhase(`workshop "x" { ${fields} }`);
    assert.match(await taken(workshop("‸ with: omar"), "on"), /workshop "x" \{ on: ‸; with: omar \}/);
    assert.match(await taken(workshop("with: omar; ‸"), "on"), /workshop "x" \{ with: omar; on: ‸ \}/);
    assert.match(await taken(workshop("with: omar ‸"), "on"), /workshop "x" \{ with: omar; on: ‸ \}/);
    assert.match(await taken(workshop("‸; with: omar"), "on"), /workshop "x" \{ on: ‸; with: omar \}/);
  });

  it("offers the block that comes next first: by phase, and by what stands before", async () => {
    const blocksIn = async (phase: string) => {
      const text = plan({}).replace(new RegExp(`(phase ${phase} "\\w+" \\{)`), "$1\n    ‸\n");
      return (await offersAt(text)).filter(({ kind }) => kind === 22).map(({ label }) => label);
    };
    assert.deepEqual((await blocksIn("diagnostic")).slice(0, 3), [
      "conversation",
      "observation",
      "assessment",
    ]);
    assert.deepEqual((await blocksIn("plan")).slice(0, 3), ["feedback", "workshop", "commitment"]);
    assert.equal((await blocksIn("implementation"))[0], "training");
    assert.equal(
      (await first(inPhase('feedback "x" { on: 2026-04-14 }\n    ‸'), 40)).indexOf("commitment") < 3,
      true,
    );
    assert.equal((await first(plan({}).replace("\nengagement", "\n‸\nengagement"), 1))[0], "engagement");
  });

  it("replaces a keyword alone where its id and title are written", async () => {
    assert.match(
      await taken(inPhase('work‸ "Commitments" { on: 2026-04-14 }'), "workshop"),
      /\n {4}workshop‸ "Commitments" \{/,
    );
  });

  it("offers the kinds of a phase or review behind its keyword, and the rest of a block", async () => {
    assert.deepEqual(await first(inEngagement("review ‸"), 3), ["chemistry", "kickoff", "three-way"]);
    assert.match(
      await taken(inEngagement("review midpoint ‸"), '"…" { … }'),
      /review midpoint \{ with: .*; on: .* \}‸/,
    );
    assert.match(
      await taken(inPhase('workshop "Who decides?" ‸'), "{ … }"),
      /workshop "Who decides\?" \{ with: .* \}‸/,
    );
    assert.match(
      await taken(inEngagement("phase plan‸ ").replace("‸ ", " ‸"), '"…" { … }'),
      /phase plan "Plan" \{\n {4}lasts: 2 months‸/,
    );
  });

  it("works in blocks that are not closed", async () => {
    const text = inAction("owner: lena\n        ‸");
    const cut = text.slice(0, text.indexOf("‸") + 1);
    assert.deepEqual(await first(cut, 2), ["due", "success"]);
    assert.deepEqual(await first(`${cut.slice(0, -1)}due: 2026-07-01\n  ‸`, 1), ["phase implementation"]);
  });

  it("keeps silent while a line is being indented", async () => {
    assert.deepEqual(await offersAt(inAction("‸"), ableClient, " "), []);
    assert.ok((await offersAt(inAction("owner: ‸"), ableClient, " ")).length > 0);
  });

  it("offers nothing in titles, texts of the author's own and comments", async () => {
    for (const marked of [
      inAction('success: "‸"'),
      inAction("// on‸"),
      inAction("/* on‸ */"),
      inAction('note: """\n  ow‸\n  """'),
      plan({}).replace("Daily stand-up", "Daily ‸ stand-up"),
      inAction("owner: lena ‸"),
    ]) {
      assert.deepEqual(
        await labelsAt(marked),
        [],
        marked.split("\n").find((line) => line.includes("‸")),
      );
    }
  });
});

describe("completion of a date that is typed in full", () => {
  it("has nothing to put in its place", async () => {
    // Editors filter by the letters in their order: one of these figures could be taken for another.
    for (const { label, filterText = label } of await offersAt(inAction("due: ‸"))) {
      assert.doesNotMatch(filterText, /\d{4}-\d{2}/, label);
    }
  });
});

describe("completion inside a text", () => {
  it("takes a semicolon for a part of the text", async () => {
    assert.deepEqual(await labelsAt(inAction('success: "Nine days of ten; ‸ in every depot"')), []);
  });
});

describe("completion of names", () => {
  it("begins with the likeliest: the commitment's leader, then the rest", async () => {
    assert.deepEqual(await labelsAt(inAction("owner: ‸")), ["omar", "dana", "lena", "depots"]);
    assert.deepEqual(await first(inEngagement("contract {\n coach: ‸\n}"), 1), ["priya"]);
  });

  it("leaves out who is in the list already", async () => {
    assert.deepEqual(await labelsAt(inAction("with: dana, ‸, lena")), ["omar", "priya", "depots"]);
    assert.deepEqual(await first(inAction("with: dana,\n          ‸"), 1), ["omar"]);
  });

  it("finds people by title and role", async () => {
    const [lena] = (await offersAt(inAction("owner: ‸"))).filter(({ label }) => label === "lena");
    assert.equal(lena?.filterText, "lena Lena Fischer Depot manager, Leeds");
    assert.deepEqual(await labelsAt(inAction("owner: depot man‸")), ["lena", "depots"]);
    assert.match(await taken(inAction("owner: depot man‸"), "lena"), /owner: lena‸\n/);
  });

  it("begins with those of this engagement, those who own something in it before the others", async () => {
    const text = inPhase('risk "x" { owner: lena }\n    risk "y" { owner: ‸ }').replace(
      "person dana",
      'person anna "Anna Berg" { role: "Head of sales"; level: senior }\nperson dana',
    );
    assert.deepEqual(await labelsAt(text), ["omar", "lena", "dana", "anna", "depots"]);
  });

  it("offers no more than anybody reads, and finds the rest by what is typed", async () => {
    const crowd = Array.from(
      { length: 300 },
      (_, i) => `person guest-${i} "Guest ${i}" { role: "Porter ${i}" }`,
    );
    const text = (field: string) => `${crowd.join("\n")}\n${inAction(field)}`;
    const all = await labelsAt(text("owner: ‸"));
    assert.ok(all.length <= 40, `${all.length} are offered`);
    assert.equal(all[0], "omar");
    assert.deepEqual(await first(text("owner: guest-28‸"), 1), ["guest-28"]);
    assert.deepEqual(await first(text("owner: porter 117‸"), 1), ["guest-117"]);
  });

  it("offers to declare a name that nobody has, along with it", async () => {
    assert.deepEqual(await labelsAt(inAction("owner: leo‸")), ["new person leo", "new team leo"]);
    const [person, team] = await offersAt(inAction("owner: leo‸"));
    // What fits the filter equally well is sorted by the server: the likelier kind first.
    assert.equal(person?.filterText, team?.filterText);
    const text = await taken(inAction("owner: leo‸"), "new person leo");
    assert.match(text, /owner: leo‸\n/);
    assert.match(text, /person lena .*\nperson leo "Leo" \{ role: ".+" \}\nteam depots/);
    assert.match(
      await taken(inAction("addresses: slow‸"), "new goal slow"),
      /addresses: slow‸\n[\s\S]*\n {2}goal slow ".+" \{\n/,
    );
    assert.ok(!(await labelsAt(inAction("owner: lena‸"))).some((label) => label.startsWith("new ")));
    assert.ok(!(await labelsAt(inAction("owner: l‸"))).some((label) => label.startsWith("new ")));
  });

  it("never offers to wait for what waits for this", async () => {
    const text = inAction("after: ‸").replace(
      'action standup "Daily stand-up" {',
      'action limits "Limits" { after: standup }\n      action audit "Audit" { }\n      action standup "Daily stand-up" {',
    );
    assert.deepEqual(await labelsAt(text), ["audit", "diagnostic", "plan", "implementation"]);
  });

  it("brings names of other files with their `use`", async () => {
    const files = `
--- people/shared.coachplan
person rosa "Rosa Diaz" { role: "Head of sales"; level: senior }
--- plan.coachplan
// Northwind, 2026
person omar "Omar Haddad" { role: "COO"; level: executive }
engagement shift { leaders: ‸ }
`;
    const rosa = (await offersAt(files)).find(({ label }) => label === "rosa");
    assert.equal(rosa?.labelDetails?.description, "Rosa Diaz · shared.coachplan");
    assert.equal(
      await taken(files, "rosa"),
      `// Northwind, 2026
use "people/shared.coachplan"

person omar "Omar Haddad" { role: "COO"; level: executive }
engagement shift { leaders: rosa‸ }
`,
    );
  });

  it("looks for few people of other files before something is typed, and for all of them afterwards", async () => {
    const files = (leaders: string) =>
      [
        ...Array.from(
          { length: 60 },
          (_, i) => `--- f${i}.coachplan\nperson far-${i} "Far ${i}" { role: "Porter" }`,
        ),
        `--- plan.coachplan\nengagement shift { leaders: ${leaders} }`,
      ].join("\n");
    assert.ok((await labelsAt(files("‸"))).length <= 12);
    assert.deepEqual(await labelsAt(files("far-57‸")), ["far-57"]);
    assert.equal((await labelsAt(files("port‸"))).filter((label) => label.startsWith("far-")).length, 20);
  });

  it("offers goals and insights of the engagement, and what an action may wait for", async () => {
    assert.deepEqual(await labelsAt(inAction("addresses: ‸")), ["mondays"]);
    assert.deepEqual(await labelsAt(inAction("after: ‸")), ["diagnostic", "plan", "implementation"]);
  });
});

describe("completion of values", () => {
  it("offers choices in the table's order, with their meaning", async () => {
    assert.deepEqual(await labelsAt(inAction("status: ‸")), [
      "planned",
      "in-progress",
      "done",
      "blocked",
      "dropped",
    ]);
    const [planned] = await offersAt(inAction("status: ‸"));
    assert.equal(planned?.labelDetails?.description, "Not yet begun.");
  });

  it("offers days as coaches speak of them, each with its date", async () => {
    const offers = await offersAt(inPhase('workshop "x" { on: ‸ }'));
    const shown = offers
      .slice(0, 5)
      .map(({ label, labelDetails }) => `${label} · ${labelDetails?.description}`);
    assert.deepEqual(shown, [
      "today · Mon 15 Jun 2026",
      "tomorrow · Tue 16 Jun 2026",
      "next Monday · Mon 22 Jun 2026",
      "in 1 week · Mon 22 Jun 2026",
      "in 2 weeks · Mon 29 Jun 2026",
    ]);
    assert.match(await taken(inPhase('workshop "x" { on: next M‸ }'), "next Monday"), /on: 2026-06-22‸ \}/);
    assert.deepEqual(await first(inAction("done: ‸"), 2), ["today", "yesterday"]);
  });

  it("knows the next day on which people work", async () => {
    const { snapshot } = await projectOf(inAction("due: "), { today: "2026-06-12" });
    const document = snapshot.documents[0];
    assert.ok(document);
    const position = document.lines.position(document.text.indexOf("due: ") + 5);
    const { items } = completion(snapshot, { textDocument: { uri: document.uri }, position }, ableClient);
    const next = items.find(({ label }) => label === "next working day");
    assert.equal(next?.labelDetails?.description, "Mon 15 Jun 2026");
    const quarter = items.find(({ label }) => label === "end of this quarter");
    assert.equal(quarter?.labelDetails?.description, "Tue 30 Jun 2026");
  });

  it("offers the day after what comes before ends", async () => {
    const text = inPhase('milestone half "Half" { on: 2026-04-14 }\n    milestone all "All" { on: ‸ }');
    const offer = (await offersAt(text)).find(({ label }) => label === "the day after half ends");
    assert.equal(offer?.labelDetails?.description, "Wed 15 Apr 2026");
    assert.match(await taken(text, "the day after half ends"), /on: 1 day after half‸ \}/);
  });

  it("offers the edges of what is around first where a deadline is wanted, those that have passed last", async () => {
    const offers = await offersAt(inAction("due: ‸"));
    const shown = offers.map(({ label, labelDetails }) => `${label} · ${labelDetails?.description}`);
    assert.equal(shown[0], "end of implementation · Tue 22 Sep 2026");
    assert.equal(shown.at(-5), "end of plan · Fri 22 May 2026");
    assert.equal((await first(inAction("starts: ‸"), 1))[0], "start of plan");
  });

  it("understands weekdays, so many days from now, and days of a month as they are spoken of", async () => {
    const day = async (typed: string, label: string) =>
      /(?:due|done): (\S+)‸/.exec(await taken(inAction(`${typed}‸`), label))?.[1];
    assert.equal(await day("due: fri", "next Friday"), "2026-06-19");
    assert.equal(await day("due: next fri", "next Friday"), "2026-06-19");
    assert.equal(await day("done: last th", "last Thursday"), "2026-06-11");
    assert.equal(await day("due: in 10 d", "in 10 days"), "2026-06-25");
    assert.equal(await day("due: in 6", "in 6 months"), "2026-12-15");
    assert.equal(await day("due: 5 jul", "5 July 2026"), "2026-07-05");
    assert.equal(await day("due: 5 jun", "5 June 2027"), "2027-06-05", "a deadline lies ahead");
    assert.equal(await day("done: 31 ma", "31 May 2026"), "2026-05-31");
    assert.ok(!(await labelsAt(inAction("due: ‸"))).includes("next Friday"), "only when it is typed");
  });

  it("never offers what would make the date depend on itself", async () => {
    const labels = await labelsAt(inEngagement('goal "x" { by: ‸ }'));
    assert.ok(!labels.includes("end of shift"));
  });

  it("goes on in a date step by step", async () => {
    assert.deepEqual(await first(inAction("due: 6 ‸"), 3), ["weeks", "days", "months"]);
    assert.deepEqual(await first(inAction("due: 1 ‸"), 2), ["week", "day"]);
    assert.deepEqual(await labelsAt(inAction("due: 6 weeks ‸")), ["after", "before"]);
    const [diagnostic] = await offersAt(inAction("due: 6 weeks after ‸"));
    assert.equal(
      `${diagnostic?.label} · ${diagnostic?.labelDetails?.description}`,
      "diagnostic · Sun 3 May 2026",
    );
    assert.deepEqual(await first(inAction("due: 6 weeks after start of ‸"), 2), ["diagnostic", "plan"]);
    assert.deepEqual(await labelsAt(inAction("due: end ‸")), ["of"]);
  });

  it("goes on behind a date with the time, the length or the end", async () => {
    assert.deepEqual(await labelsAt(inPhase('workshop "x" { on: 2026-04-14 ‸ }')), [
      "at 09:00",
      "for 90 minutes",
    ]);
    assert.deepEqual(await first(inPhase('workshop "x" { on: 2026-04-14 at ‸ }'), 2), ["09:00", "10:00"]);
    assert.deepEqual(await labelsAt(inPhase('workshop "x" { on: 2026-04-14 at 09:00 ‸ }')), [
      "for 90 minutes",
    ]);
    assert.deepEqual(await first(inPhase('workshop "x" { on: 2026-04-14 for 3 ‸ }'), 2), [
      "minutes",
      "hours",
    ]);
    assert.deepEqual(await labelsAt(inPhase('workshop "x" { dates: 2026-04-14 ‸ }')), ["to"]);
    assert.deepEqual(await labelsAt(inPhase('workshop "x" { on: 1 week after start ‸ }')), ["of"]);
    assert.deepEqual(await labelsAt(inPhase('workshop "x" { on: 2026-04-14 ‸ for 1 day }')), ["at 09:00"]);
  });

  it("offers last days by how long it takes in all", async () => {
    const [months] = await offersAt(inEngagement("contract { dates: 2026-05-25 to ‸ }"));
    assert.equal(
      `${months?.label} · ${months?.labelDetails?.description}`,
      "3 months in all · Mon 24 Aug 2026",
    );
  });

  it("shows which day a length ends on", async () => {
    const lengths = await offersAt(plan({}).replace("lasts: 7 weeks", "lasts: ‸"));
    const [usual] = lengths;
    assert.equal(`${usual?.label} · ${usual?.labelDetails?.description}`, "7 weeks · to Sun 22 Mar 2026");
  });

  it("writes recurrences, money and readings", async () => {
    const inContract = (field: string) => inEngagement(`contract {\n    ${field}\n  }`);
    assert.equal((await labelsAt(inContract("sessions: ‸"))).at(-1), "every");
    assert.deepEqual(await first(inContract("sessions: 8 every ‸"), 2), ["week", "2 weeks"]);
    assert.deepEqual(await labelsAt(inContract("sessions: 8 every 2 weeks ‸")), [
      "on",
      "from",
      "at 10:00",
      "for 90 minutes",
    ]);
    assert.equal((await first(inContract("sessions: 8 every 2 weeks on ‸"), 1))[0], "Monday");
    assert.equal((await first(inContract("fee: 450 ‸"), 1))[0], "EUR");
    assert.deepEqual(await labelsAt(inContract("fee: 450 GBP per ‸")), ["session", "day", "month"]);
    assert.deepEqual(await first(inEngagement('goal "x" { actual: 8 ‸ }'), 2), ["on", "EUR"]);
    assert.deepEqual(await labelsAt(inEngagement('goal "x" { actual: 8 GBP ‸ }')), ["on", "per"]);
    assert.equal((await first(inEngagement('goal "x" { actual: 8 on ‸ }'), 1))[0], "today");
  });

  it("offers usual texts, with quotes and between them", async () => {
    const inContract = (field: string) => inEngagement(`contract {\n    ${field}\n  }`);
    assert.match(
      await taken(inContract("ethics: ‸"), "Global Code of Ethics"),
      /ethics: "Global Code of Ethics"‸\n/,
    );
    assert.match(
      await taken(inContract('ethics: "Glo‸"'), "Global Code of Ethics"),
      /ethics: "Global Code of Ethics‸"\n/,
    );
    assert.match(
      await taken(inContract('ethics: "Glo‸'), "Global Code of Ethics"),
      /ethics: "Global Code of Ethics"‸\n/,
    );
    assert.deepEqual(await first(inContract("cancellation: ‸"), 1), ["48 hours"]);
    for (const field of [
      "confidentiality",
      "cancellation",
      "ethics",
      "termination",
      "inside-team",
      "payment",
    ]) {
      assert.ok((await labelsAt(inContract(`${field}: "‸"`))).length > 0, field);
    }
  });

  it("offers the organization's values, vision and strategy as what an insight serves", async () => {
    const text = inPhase('insight "x" { at-odds-with: "‸" }').replace(
      'ambition: "Five days"',
      'ambition: "Five days"; values: "Speed", "Candour"; strategy: "Decide in the depots"',
    );
    assert.deepEqual(await labelsAt(text), ["Speed", "Candour", "Decide in the depots"]);
  });

  it("replaces the whole value at whose beginning the cursor is", async () => {
    assert.match(await taken(inAction("due: ‸6 weeks after plan"), "end of plan"), /due: end of plan‸\n/);
    assert.match(await taken(inAction("owner:‸"), "omar"), /owner: omar‸\n/);
  });

  it("brings the colon that is missing", async () => {
    assert.match(await taken(inAction("owner ‸"), "omar"), /\n {8}owner: omar‸\n/);
  });

  it("leaves the path to the author where there is no other file", async () => {
    assert.deepEqual(await labelsAt("use ‸"), ['"…"']);
  });

  it("offers the files that are not used yet behind `use`", async () => {
    const files = (line: string) => `
--- a.coachplan
person rosa "Rosa Diaz" { role: "x"; level: senior }
--- sub/b.coachplan
person anna "Anna Berg" { role: "x"; level: senior }
--- sub/plan.coachplan
use "b.coachplan"
${line}
`;
    assert.deepEqual(await labelsAt(files("use ‸")), ["../a.coachplan"]);
    assert.match(await taken(files('use ‸"c.coachplan"'), "../a.coachplan"), /\nuse "\.\.\/a\.coachplan"‸\n/);
    assert.match(await taken(files('use "‸"'), "../a.coachplan"), /\nuse "\.\.\/a\.coachplan‸"\n/);
  });
});

describe("completion in comments", () => {
  const action = (comment: string) =>
    plan({ more: `${comment}\n    action "x" { due: 2026-07-01; success: "9 of 10" }` });

  it("offers to silence what is found on the next line, with its code", async () => {
    assert.deepEqual(await labelsAt(action("// ‸")), ["coachplan-ignore"]);
    assert.deepEqual(await labelsAt(action("// coachplan-ignore ‸")), [
      "action/missing-owner",
      "action/no-insight",
    ]);
    assert.match(
      await taken(action("// coachplan-ignore act‸"), "action/missing-owner"),
      /\/\/ coachplan-ignore action\/missing-owner: why it does not count here‸\n/,
    );
  });

  it("offers nothing where nothing is found", async () => {
    assert.deepEqual(await labelsAt(inPhase('// ‸\n    risk { owner: omar; response: "x" }')), []);
  });
});

describe("what an offer carries", () => {
  it("opens the list again only where the editor can, and has stops only where it knows them", async () => {
    const plainOnes = await offersAt(inAction("‸"), { snippets: false, retrigger: false, commits: false });
    assert.ok(plainOnes.every(({ command, insertTextFormat }) => !command && insertTextFormat === 1));
    assert.ok(plainOnes.every(({ commitCharacters }) => !commitCharacters));
    const [omar] = await offersAt(inAction("with: ‸"));
    assert.deepEqual(omar?.commitCharacters, [";", ","]);
    const [planned] = await offersAt(inAction("status: ‸"));
    assert.deepEqual(planned?.commitCharacters, [";"]);
    const block = (await offersAt(inPhase("‸"), { snippets: false, retrigger: false, commits: false })).find(
      ({ label }) => label === "milestone",
    );
    assert.match(
      block?.textEdit?.newText ?? "",
      /^milestone milestone "Name of the milestone" \{ on: 2026-\d\d-\d\d \}$/,
    );
    const [due] = await offersAt(inAction("owner: lena\n‸"));
    assert.equal(due?.command?.command, "editor.action.triggerSuggest");
  });

  it("tells when asked what it means, why, and an example", async () => {
    const documentation = async (marked: string, label: string) => {
      const { snapshot, files } = await projectOf(marked);
      cursorOf(files);
      const item = (await offersAt(marked, ableClient)).find((one) => one.label === label);
      assert.ok(item, label);
      const told = resolveCompletion(snapshot, item).documentation;
      return typeof told === "object" ? told.value : "";
    };
    assert.match(
      await documentation(inAction("‸"), "owner"),
      /belongs to nobody[\s\S]*```coachplan\nowner: omar\n```/,
    );
    assert.match(await documentation(inPhase("‸"), "workshop"), /```coachplan\nworkshop "Commitments"/);
    assert.match(
      await documentation(inAction("owner: ‸"), "lena"),
      /\*\*Lena Fischer\*\* \(person\)[\s\S]*Depot manager, Leeds[\s\S]*In Depot managers/,
    );
    assert.match(await documentation(inAction("status: ‸"), "blocked"), /Cannot go on/);
    assert.match(
      await documentation(inEngagement('contract {\n    ethics: "‸"\n  }'), "ICF Code of Ethics"),
      // The whole text first: lists cut it off.
      /^\*\*ICF Code of Ethics\*\*\n[\s\S]*professional code[\s\S]*```coachplan\nethics: "/,
    );
    assert.match(await documentation(inAction("due: ‸"), "end of plan"), /```coachplan\nend of /);
  });
});
