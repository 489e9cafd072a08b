import assert from "node:assert/strict";
import { formatDay, parseDay } from "../../server/src/calendar/day.ts";
import { buildTimeline } from "../../server/src/timeline/build.ts";
import { partAt, sourceOf } from "../../server/src/timeline/layout-find.ts";
import type { EngagementModel, Item, TimelineModel } from "../../server/src/timeline/model.ts";
import { type ProjectOptions, projectOf } from "../support/project.ts";

const people = `--- people.coachplan
organization northwind "Northwind Logistics" { ambition: "Order to delivery in five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
person lena "Lena Fischer" { role: "Depot manager"; level: middle }
coach priya "Priya Nair" { credential: "ICF PCC" }
coach ruth "Ruth Adler" { credential: "ICF MCC" }
`;

/** The timeline of an engagement with these lines in it; its people stand in another file. */
async function timelineOf(lines: string, options?: ProjectOptions): Promise<TimelineModel> {
  return timelineOfText(
    `use "people.coachplan"

engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02
${lines}
}
`,
    options,
  );
}

async function timelineOfText(text: string, options?: ProjectOptions): Promise<TimelineModel> {
  const { snapshot, file } = await projectOf(`${people}--- plan.coachplan\n${text}`, options);
  const model = buildTimeline(snapshot, file.uri);
  assert.ok(model);
  return model;
}

function only({ engagements }: TimelineModel): EngagementModel {
  const [one] = engagements;
  assert.ok(one);
  return one;
}

function find(model: TimelineModel, id: string): Item {
  const { phases, lanes } = only(model);
  const all = [...phases, ...lanes.flatMap(({ head, items }) => (head ? [head, ...items] : items))];
  const found = all.find((item) => item.id === id);
  assert.ok(found, `${id} is none of ${all.map((item) => item.id).join(", ")}`);
  return found;
}

/** `2026-02-02 2026-03-22`, one day alone where both are the same, `?` for an unknown one. */
function days({ start, end }: { readonly start?: number; readonly end?: number }): string {
  const written = (day: number | undefined) => (day === undefined ? "?" : formatDay(day));
  return start === end ? written(start) : `${written(start)} ${written(end)}`;
}

describe("the timeline of an engagement", () => {
  it("has a header, with people from other files by their names", async () => {
    const model = await timelineOf(`  phase plan "Plan" { lasts: 8 weeks }`);
    const { title, organization, ambition, sponsors, leaders, coaches, broken } = only(model);
    assert.deepEqual(
      { title, organization, ambition, sponsors, leaders, coaches, broken },
      {
        title: "Leadership shift",
        organization: "Northwind Logistics",
        ambition: "Order to delivery in five days",
        sponsors: ["Dana Reyes"],
        leaders: ["Omar Haddad"],
        coaches: ["Priya Nair"],
        broken: false,
      },
    );
    assert.equal(days(only(model)), "2026-02-02 2026-03-29");
    assert.equal(formatDay(model.today), "2026-06-15");
  });

  it("has its phases with worked-out days and how these come about", async () => {
    const model = await timelineOf(`
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" { lasts: 2 months }`);
    assert.deepEqual(only(model).phases.map(days), ["2026-02-02 2026-03-22", "2026-03-23 2026-05-22"]);
    assert.match(find(model, "shift/plan").startReason ?? "", /the day after “Diagnostic” ends/);
    assert.equal(find(model, "shift/diagnostic").kind, "phase");
  });

  it("knows who is in what, and who coaches", async () => {
    const model = await timelineOf(`
  phase plan "Plan" {
    lasts: 8 weeks
    workshop day "A day out" { for: lena; by: ruth; on: 2026-02-10 }
    action walk "Walk" { owner: lena; with: dana; due: 2026-03-01; success: "Held" }
  }
  contract talks "Coaching Omar" {
    coach: priya
    coachee: omar
    dates: 2026-02-09 to 2026-03-20
    sessions: 2 every 2 weeks
    review midpoint { on: 2026-03-02 }
  }`);
    const who = (id: string) => [find(model, id).people.join(", "), find(model, id).coach];
    assert.deepEqual(who("shift/day"), ["Ruth Adler, Lena Fischer", "Ruth Adler"]);
    assert.deepEqual(who("shift/walk"), ["Lena Fischer, Dana Reyes", undefined]);
    assert.deepEqual(who("shift/talks"), ["Priya Nair, Omar Haddad", "Priya Nair"]);
    assert.deepEqual(who("shift/midpoint"), ["Priya Nair, Omar Haddad", "Priya Nair"]);
    assert.deepEqual(who("shift/talks/session~1"), ["Priya Nair, Omar Haddad", "Priya Nair"]);
  });

  it("knows the chain in which a lost day moves the last one, over weekends and back to the phases", async () => {
    const model = await timelineOf(`
  phase plan "Plan" {
    lasts: 4 weeks
    action first "First" { owner: lena; starts: start of plan; due: 2026-02-13; success: "Held" }
    action slack "With slack" { owner: lena; due: 2026-02-06; success: "Held" }
    action second "Second" { owner: lena; after: first, slack; starts: 2026-02-16; due: 2026-02-20; success: "Held" }
    milestone end "The end" { on: 3 days after second }
    action alone "Alone" { owner: lena; starts: 2026-02-10; due: 2026-03-20; success: "Held" }
  }`);
    assert.deepEqual(only(model).chain, ["shift/plan", "shift/first", "shift/second", "shift/end"]);
    assert.deepEqual(find(model, "shift/end").countsFrom, ["shift/second"]);
    assert.deepEqual(find(model, "shift/second").after, ["shift/first", "shift/slack"]);
  });

  it("has lanes in the order of the text, what it is for first", async () => {
    const model = await timelineOf(`
  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "Dana" { with: dana; on: 2026-02-04 }
  }
  phase plan "Plan" {
    lasts: 2 months
    commitment "Depots decide" { leader: omar; action "A" { owner: lena; due: 2026-07-01; success: "Held" } }
    action "Loose" { owner: lena; due: 2026-07-01; success: "Held" }
    milestone "Half-time" { on: 2026-04-20 }
  }
  contract "Coaching Omar" { coach: priya; coachee: omar; dates: 2026-05-25 to 2026-09-18 }
  action "Of all" { owner: dana; due: 2026-07-01; success: "Held" }
  goal "Speed" { measure: "days"; baseline: 9; target: 5; by: 2026-09-30 }
  review steering { with: dana; on: 2026-06-24 }`);
    assert.deepEqual(
      only(model).lanes.map(({ kind, title, items }) => `${kind}: ${title} (${items.length})`),
      [
        "goals: Goal, milestone and review (3)",
        "activities: Diagnostic (1)",
        "commitment: Depots decide (1)",
        "actions: Actions in Plan (1)",
        "contract: Coaching Omar (0)",
        "actions: Actions (1)",
      ],
    );
  });

  it("knows where each part stands in the document", async () => {
    const lines = `  milestone go "Go" { on: 2026-04-20 }
  phase plan "Plan" {
    lasts: 2 months
    workshop w "W" { on: 2026-02-10 }
    commitment c "C" { action a "A" { due: 2026-07-01 } }
    action b "B" { due: 2026-07-01 }
    milestone m "M" { on: 2026-04-21 }
  }
  contract k "K" { review r "R" { on: 2026-06-24 } }`;
    const { snapshot, file } = await projectOf(`--- plan.coachplan\nengagement shift "S" {\n${lines}\n}\n`);
    const model = buildTimeline(snapshot, file.uri);
    assert.ok(model);
    const ids = ["go", "plan", "w", "c", "a", "b", "m", "k", "r"];
    for (const id of ids) {
      const source = sourceOf(model, `shift/${id}`);
      assert.ok(source, id);
      const { start, end } = source;
      assert.match(file.text.slice(start, end), new RegExp(`^\\w+ ${id} ".*\\}$`, "s"), id);
      assert.equal(partAt(model, start + 3), `shift/${id}`);
    }
    assert.equal(partAt(model, 3), "shift");
  });

  it("keeps the ids of parts while text around them changes", async () => {
    const before = await timelineOf(`  milestone go "Go" { on: 2026-04-20 }`);
    const after = await timelineOf(
      `  // a comment\n  goal g "G" { by: 2026-05-01 }\n  milestone go "Gone" { on: 2026-04-21 }`,
    );
    assert.equal(find(before, "shift/go").title, "Go");
    assert.equal(find(after, "shift/go").title, "Gone");
  });
});

describe("an action in the timeline", () => {
  const action = async (fields: string, options?: ProjectOptions) =>
    find(
      await timelineOf(
        `  action a "A" { owner: lena; success: "Held on 9 days of 10", "Seen"; ${fields} }`,
        options,
      ),
      "shift/a",
    );

  it("has owner, success, progress and further facts", async () => {
    const { owner, success, progress, facts, status } = await action(
      "due: 2026-07-04; status: in-progress; progress: 40%; priority: high; with: omar, priya",
    );
    assert.equal(owner, "Lena Fischer");
    assert.equal(success, "Held on 9 days of 10; Seen");
    assert.equal(progress, 40);
    assert.equal(status, "in-progress");
    assert.deepEqual(facts, [
      ["With", "Omar Haddad, Priya Nair"],
      ["Priority", "high"],
    ]);
  });

  it("tells further days as days, for each reader's own way of writing them", async () => {
    const { facts } = await action("due: 2026-07-04; status: done; done: 2026-06-10");
    assert.deepEqual(facts, [["Done", parseDay("2026-06-10")]]);
  });

  for (const [fields, status] of [
    ["due: 2026-06-14", "overdue"],
    ["due: 2026-06-15", "planned"],
    ["due: 2026-06-14; status: blocked", "overdue"],
    ["due: 2026-06-14; status: done", "done"],
    ["due: 2026-06-14; done: 2026-06-10", "done"],
    ["due: 2026-06-14; status: dropped", "dropped"],
    ["due: 2026-07-14; status: blocked", "blocked"],
  ] as const) {
    it(`is ${status} with ${fields}`, async () => {
      assert.equal((await action(fields)).status, status);
    });
  }

  it("is not overdue where the engagement is a draft", async () => {
    const model = await timelineOf(
      `  status: draft\n  action a "A" { owner: lena; due: 2026-06-14; success: "Held" }`,
    );
    assert.equal(find(model, "shift/a").status, "planned");
  });

  it("waits for what stands in its after", async () => {
    const model = await timelineOf(`
  action a "A" { owner: lena; due: 2026-07-01; success: "Held" }
  action b "B" { owner: lena; after: a; due: 2026-08-01; success: "Held" }`);
    assert.deepEqual(find(model, "shift/b").after, ["shift/a"]);
    assert.equal(days(find(model, "shift/b")), "2026-07-02 2026-08-01");
  });
});

describe("a contract in the timeline", () => {
  const contract = (fields: string) => `  contract c "Coaching Omar" {
    coach: priya
    co-coaches: ruth
    coachee: omar
    dates: 2026-05-25 to 2026-09-18
    ${fields}
  }`;

  it("tells between whom it is and how far it has come", async () => {
    const c = find(await timelineOf(contract("signed: 2026-05-22")), "shift/c");
    assert.equal(c.owner, "Priya Nair, Ruth Adler and Omar Haddad");
    assert.equal(c.status, "in-progress");
    assert.equal(c.statusWord, "signed");
  });

  it("shows the sessions of its rhythm where none are listed", async () => {
    const model = await timelineOf(contract("sessions: 4 every 2 weeks from 2026-06-01"));
    const sessions = only(model).lanes.flatMap(({ items }) => items.filter(({ kind }) => kind === "session"));
    assert.deepEqual(sessions.map(days), ["2026-06-01", "2026-06-15", "2026-06-29", "2026-07-13"]);
    assert.deepEqual(
      sessions.map(({ status }) => status),
      ["unknown", "planned", "planned", "planned"],
    );
    assert.deepEqual(
      sessions.map(({ title }) => title),
      ["Session 1", "Session 2", "Session 3", "Session 4"],
    );
  });

  it("shows the listed sessions alone where there are any", async () => {
    const model = await timelineOf(
      contract(`sessions: 4 every 2 weeks
    session { on: 2026-06-02 at 10:00 for 90 minutes; status: held }
    session { on: 2026-06-18; status: cancelled }
    review three-way { with: omar; on: 2026-05-26 }
    result r "Escalations fall" { measure: "a week"; baseline: 30; target: 8; by: 2026-09-11 }`),
    );
    const items = only(model).lanes.find(({ kind }) => kind === "contract")?.items ?? [];
    assert.deepEqual(
      items.map((item) => `${item.kind} ${item.title} ${days(item)} ${item.status}`),
      [
        "session Session 1 2026-06-02 held",
        "session Session 2 2026-06-18 cancelled",
        "review Three-way 2026-05-26 unknown",
        "result Escalations fall 2026-09-11 unknown",
      ],
    );
    assert.deepEqual(items[0]?.facts, [["Time", "at 10:00 for 90 minutes"]]);
  });
});

describe("broken text in the timeline", () => {
  it("marks the part at fault and keeps all others", async () => {
    const model = await timelineOf(`
  phase plan "Plan" {
    lasts: 2 months
    action a "No owner" { due: 2026-07-01; success: "Held" }
    action b "Half" { owner: le
    action c "Whole" { owner: lena; due: 2026-07-01; success: "Held" }
  }
  milestone go "Go" { on: 2026-04-20 }`);
    assert.ok(model.errors > 0);
    assert.equal(only(model).broken, true);
    assert.equal(find(model, "shift/a").broken, true);
    assert.equal(find(model, "shift/b").broken, true);
    assert.equal(find(model, "shift/c").broken, false);
    assert.equal(find(model, "shift/go").broken, false);
  });

  it("keeps parts whose days cannot be known", async () => {
    const model = await timelineOf(
      `  milestone go "Go" { on: 2026-02-30 }\n  milestone then "Then" { on: 1 week after go }`,
    );
    assert.equal(days(find(model, "shift/go")), "?");
    assert.equal(days(find(model, "shift/then")), "?");
    assert.deepEqual([find(model, "shift/go").broken, find(model, "shift/then").broken], [true, false]);
  });

  it("tells two engagements of one name apart", async () => {
    const one = `engagement twin "Twin" { starts: 2026-02-02\n milestone go "Go" { on: 2026-04-20 } }\n`;
    const { engagements } = await timelineOfText(one + one);
    assert.deepEqual(
      engagements.map(({ id }) => id),
      ["twin", "twin@2"],
    );
    assert.deepEqual(
      engagements.flatMap(({ lanes }) => lanes.flatMap(({ items }) => items.map(({ id }) => id))),
      ["twin/go", "twin/go@2"],
    );
  });

  it("is empty where there is no engagement, and null where there is no document", async () => {
    const { snapshot } = await projectOf(people);
    assert.equal(buildTimeline(snapshot, "file:///nowhere.coachplan"), null);
    assert.deepEqual((await timelineOfText("")).engagements, []);
  });
});
