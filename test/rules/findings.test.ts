import { deepEqual, equal, notEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Unit } from "../../server/src/analysis/entity.ts";
import type { Schedule } from "../../server/src/analysis/schedule.ts";
import type { RuleFailure } from "../../server/src/rules/findings.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Settings } from "../../server/src/workspace/settings.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { uriOf } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

describe("findings", () => {
  it("are none in the plan of the language's definition", async () => {
    const plan = readFileSync(new URL("plan.coachplan", import.meta.url), "utf8");
    deepEqual(await shown(plan), []);
  });

  it("stand in the order of the text", async () => {
    deepEqual(await shown(`persn a\norganization b "B" { ambition: 3 }\ncoach c { email: 4 }\ncoach c`), [
      "error name/unknown-block",
      "error value/wrong-type",
      "error value/wrong-type",
      "error name/duplicate-id",
    ]);
  });

  it("of a use that stands below a block stand where it is written, and so do their fixes", async () => {
    const text = 'organization n "N" { ambition: "A" }\nuse "nowhere.coachplan"\n';
    const { snapshot, file } = await projectOf(text);
    const [finding] = findingsOf(snapshot, file.uri);
    equal(text.slice(finding?.span.start, finding?.span.end), '"nowhere.coachplan"');
    const [removed] = finding?.fixes().find(({ title }) => title === "Remove the line")?.edits ?? [];
    equal(text.slice(removed?.span.start, removed?.span.end), 'use "nowhere.coachplan"\n');
  });

  it("of a block between two that have changed are kept", async () => {
    const people = (first: string, last: string) =>
      `person ${first} "Anna" { role: "Chief"; level: executive }\nteam t "T" { lead: anna; members: nobody }\nperson ${last} "Bob" { role: "Head"; level: middle }\n`;
    const { workspace, file } = await projectOf(people("anna", "bob"));
    const told = () => findingsOf(workspace.snapshot(), file.uri).map(({ code }) => code);
    told();
    const put = (version: number, line: number, character: number, text: string) => {
      const at = { line, character };
      workspace.change(file.uri, version, [{ range: { start: at, end: at }, text }]);
    };
    put(2, 0, 0, 'person new "New" { role: "Head"; level: middle }\n');
    put(3, 3, 7, "bert-");
    told();
    put(4, 0, 42, "x");
    equal(told().filter((code) => code === "name/not-found").length, 1);
  });

  it("of a name that two blocks share by their kind come with whoever mentions it, and go with it", async () => {
    const text = `engagement e "E" {
  starts: 2026-02-02
  phase plan { review steering { on: 2026-04-01 } }
  phase implementation { review steering { on: 2026-06-01 } }
  milestone m "M" { on: 2026-07-01 }
}
`;
    const { workspace, file } = await projectOf(text);
    const shared = () =>
      findingsOf(workspace.snapshot(), file.uri).filter(({ code }) => code === "name/duplicate-id").length;
    const day = { start: { line: 4, character: 24 }, end: { line: 4, character: 34 } };
    const mention = "2 days after steering";
    equal(shared(), 0);
    workspace.change(file.uri, 2, [{ range: day, text: mention }]);
    equal(shared(), 1);
    const end = { line: 4, character: day.start.character + mention.length };
    workspace.change(file.uri, 3, [{ range: { start: day.start, end }, text: "2026-07-01" }]);
    equal(shared(), 0);
  });

  it("of people whom nobody mentions wait until all files are known, also beside an engagement", async () => {
    const text = 'person zoe "Zoe" { role: "Head"; level: middle }\nengagement e "E" { status: draft }';
    const unused = async (indexed: boolean) => {
      const { snapshot, file } = await projectOf(text, { indexed });
      return findingsOf(snapshot, file.uri).filter(({ code }) => code === "name/unused").length;
    };
    equal(await unused(false), 0);
    equal(await unused(true), 1);
  });

  it("are none for a document that is not known", async () => {
    const { snapshot } = await projectOf("");
    deepEqual(findingsOf(snapshot, uriOf("other.coachplan")), []);
  });

  it("are as grave as the settings want: by the code, else by its family", async () => {
    const text = `organization n "N" { ambition: 3; headcount: -1 }`;
    const said = (severities: Settings["severities"]) => shown(text, severities);
    deepEqual(await said({}), ["error value/wrong-type", "error value/out-of-range"]);
    deepEqual(await said({ "value/*": "hint" }), ["hint value/wrong-type", "hint value/out-of-range"]);
    deepEqual(await said({ "value/*": "off", "value/wrong-type": "warning" }), ["warning value/wrong-type"]);
  });

  it("of what cannot be read are told however deep it stands", async () => {
    const codes = await shown("{".repeat(205) + "}".repeat(205));
    equal(codes.includes("error syntax/too-deep"), true);
  });

  it("of a block on a line that is far too long are one: the line", async () => {
    const block = `person a "A" { note: "${"x".repeat(20_000)}"; role: "Head"; level: middle }\n`;
    deepEqual(await shown(`${block}coach c { email: 4 }`), [
      "error syntax/line-too-long",
      "error value/wrong-type",
    ]);
  });

  it("of a line that is far too long are one, and the lines below it are read", async () => {
    const tail = "x ".repeat(100_000);
    deepEqual(
      await shown(`organization n "N" { ambition: "A" }${" ".repeat(10_000)}${tail}\ncoach c { email: 4 }`),
      ["error syntax/line-too-long", "error value/wrong-type"],
    );
  });

  it("that only advise are informations while the engagement is a draft", async () => {
    const goal = (status: string) => `${people}
engagement shift "Shift" {
  organization: n; sponsor: dana; leaders: dana; coaches: priya; starts: 2026-02-02
  ${status}
  goal speed "Speed" { measure: "days"; target: 5; by: 2026-09-30 }
}`;
    deepEqual(await shown(goal("")), ["warning goal/missing-baseline"]);
    deepEqual(await shown(goal("status: draft")), ["information goal/missing-baseline"]);
    deepEqual(await shown(goal("status: active")), ["warning goal/missing-baseline"]);
  });

  it("on legal terms are errors from the day on which the contract is signed", async () => {
    const contract = (more: string) => `${people}
engagement shift "Shift" {
  organization: n; sponsor: dana; leaders: dana; coaches: priya; starts: 2026-02-02
  contract c "C" {
    coach: priya; coachee: dana; self-funded: yes; dates: 2026-05-25 to 2026-09-18
    sessions: 8 every 2 weeks; confidentiality: "All"; cancellation: 2 days; termination: "Any time"
    ethics: "Global Code of Ethics"; fee: 100 EUR; signatories: dana, priya
    ${more}
    result "R" { measure: "m"; baseline: 1; target: 2; by: 2026-09-11 }
    review midpoint { with: dana, priya; on: 2026-07-15 }
    review closing { with: dana, priya; on: 2026-09-16 }
  }
}`;
    deepEqual(await shown(contract("")), ["warning contract/missing-exceptions"]);
    deepEqual(await shown(contract("signed: 2026-06-15")), ["error contract/missing-exceptions"]);
    deepEqual(await shown(contract("signed: 2026-06-16")), ["warning contract/missing-exceptions"]);
    deepEqual(await shown(contract("signed: 2026-06-15; status: proposed")), [
      "warning contract/missing-exceptions",
    ]);
    deepEqual(await shown(contract("signed: 2026-06-15; status: on-hold")), [
      "error contract/missing-exceptions",
    ]);
  });

  it("of a rule that fails are missing, the others are not, and the failure is told once", async () => {
    const { snapshot, file } = await projectOf(`organization n "N" { ambition: 3 }`);
    const broken = withSchedule(snapshot, (_unit, schedule) =>
      watched(schedule, () => {
        throw new Error("out of order");
      }),
    );
    const failures: RuleFailure[] = [];
    const codes = findingsOf(broken, file.uri, (failure) => failures.push(failure)).map(({ code }) => code);
    deepEqual(codes, ["value/wrong-type"]);
    deepEqual(
      failures.map(({ code }) => code),
      ["date/ends-before-start"],
    );
    deepEqual([...new Set(failures.map(({ uri, offset }) => `${uri} ${offset}`))], [`${file.uri} 0`]);
    findingsOf(broken, file.uri, (failure) => failures.push(failure));
    equal(failures.length, 1);
  });

  it("of a block that nobody touched are not looked for again", async () => {
    const { workspace, snapshot, file } = await projectOf(
      `organization n "N" { ambition: 3 }\n\norganization m "M" { ambition: 4 }\n`,
    );
    let asked = 0;
    const schedules = new Map<Unit, Schedule>();
    const count = (unit: Unit, schedule: Schedule): Schedule => {
      const counting = schedules.get(unit) ?? watched(schedule, () => asked++);
      schedules.set(unit, counting);
      return counting;
    };
    equal(findingsOf(withSchedule(snapshot, count), file.uri).length, 2);
    const before = asked;
    notEqual(before, 0);
    // A note between the blocks: none of the two is touched.
    const end = { line: 1, character: 0 };
    workspace.change(file.uri, 2, [{ range: { start: end, end }, text: "// a note" }]);
    const after = findingsOf(withSchedule(workspace.snapshot(), count), file.uri);
    deepEqual([after.length, asked], [2, before]);
  });
});

const people = `organization n "N" { ambition: "Grow" }
person dana "Dana" { role: "Chief"; level: board }
coach priya "Priya"`;

async function shown(text: string, severities: Settings["severities"] = {}): Promise<readonly string[]> {
  const { snapshot, file } = await projectOf(text, { severities: { "name/unused": "off", ...severities } });
  return findingsOf(snapshot, file.uri).map(({ code, severity }) => `${severity} ${code}`);
}

/** The same snapshot with other schedules. */
function withSchedule(snapshot: Snapshot, change: (unit: Unit, schedule: Schedule) => Schedule): Snapshot {
  return {
    settings: snapshot.settings,
    today: snapshot.today,
    documents: snapshot.documents,
    indexed: snapshot.indexed,
    document: (uri) => snapshot.document(uri),
    isOpen: (uri) => snapshot.isOpen(uri),
    units: (uri) => snapshot.units(uri),
    row: (uri) => snapshot.row(uri),
    startOf: (uri, unit) => snapshot.startOf(uri, unit),
    scope: (uri) => snapshot.scope(uri),
    get facts() {
      return snapshot.facts;
    },
    names: (uri, unit) => snapshot.names(uri, unit),
    memory: (uri) => snapshot.memory(uri),
    schedule: (uri, unit) => change(unit, snapshot.schedule(uri, unit)),
    resolveUse: (uri, path) => snapshot.resolveUse(uri, path),
    range: (uri, unit, span) => snapshot.range(uri, unit, span),
  };
}

/** The same schedule; `onProblems` is called when it is asked for its problems. */
function watched(schedule: Schedule, onProblems: () => void): Schedule {
  return {
    dates: schedule.dates,
    day: schedule.day,
    occurrences: schedule.occurrences,
    isSound: schedule.isSound,
    soundEnd: schedule.soundEnd,
    waitsFor: schedule.waitsFor,
    waiting: schedule.waiting,
    slack: schedule.slack,
    isClean: schedule.isClean,
    isComplete: schedule.isComplete,
    get problems() {
      onProblems();
      return schedule.problems;
    },
  };
}
