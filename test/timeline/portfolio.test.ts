import assert from "node:assert/strict";
import type { Audience } from "../../server/src/analysis/visibility.ts";
import { formatDay } from "../../server/src/calendar/day.ts";
import { labelsFor } from "../../server/src/timeline/labels.ts";
import { laneNote } from "../../server/src/timeline/labels-lanes.ts";
import { layout } from "../../server/src/timeline/layout.ts";
import { sourceOf } from "../../server/src/timeline/layout-find.ts";
import { estimate } from "../../server/src/timeline/layout-text.ts";
import type { Lane } from "../../server/src/timeline/model.ts";
import { buildPortfolio } from "../../server/src/timeline/portfolio.ts";
import { projectOf } from "../support/project.ts";

const plans = `--- people.coachplan
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"
--- leeds.coachplan
use "people.coachplan"
engagement leeds "Leeds" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    workshop "Kick-off" { by: priya; for: omar; on: 2026-02-10 at 09:00 for 2 hours }
  }
  action standup "Stand-up" { owner: omar; starts: 2026-06-01; due: 2026-07-31; success: "Held" }
  action walks "Walks" { owner: omar; starts: 2026-07-01; due: 2026-08-31; success: "Held" }
}
--- york.coachplan
use "people.coachplan"
engagement york "York" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02
  phase diagnostic "Diagnostic" {
    lasts: 4 weeks
    workshop "First steps" { by: priya; for: omar; on: 2026-02-10 at 10:00 for 2 hours; visibility: coachee }
  }
}
`;

async function lanesFor(audience: Audience): Promise<readonly Lane[]> {
  const { snapshot, files } = await projectOf(plans);
  const uris = files.map(({ uri }) => uri);
  const [whole] = buildPortfolio(snapshot, uris, { audience, title: "Firm" }).engagements;
  assert.ok(whole);
  assert.equal(whole.title, "Firm");
  return whole.lanes;
}

/** A lane's parts; `name` is its title and, where that alone does not tell, what is said under it. */
function items(lanes: readonly Lane[], name: string): readonly string[] {
  const lane = lanes.find(({ title, note }) => title === name || `${title}: ${note}` === name);
  assert.ok(lane, `${name} is none of ${lanes.map(({ title, note }) => `${title}: ${note}`).join(", ")}`);
  return lane.items.map((item) => `${item.title} ${formatDay(item.start ?? 0)} ${formatDay(item.end ?? 0)}`);
}

describe("several engagements as one picture", () => {
  it("have a lane each, with their phases, whose source is in their own plan", async () => {
    const lanes = await lanesFor("coach");
    assert.deepEqual(items(lanes, "Leeds"), ["Diagnostic 2026-02-02 2026-03-22"]);
    assert.deepEqual(items(lanes, "York"), ["Diagnostic 2026-02-02 2026-03-01"]);
    const { uri, start, end } = lanes[1]?.items[0]?.source ?? { start: 0, end: 0 };
    assert.match(uri ?? "", /york\.coachplan$/);
    const york = plans.slice(plans.indexOf("--- york.coachplan\n") + "--- york.coachplan\n".length);
    assert.match(york.slice(start, end), /^phase diagnostic .*\}$/s);
    const ids = lanes.flatMap((lane) => lane.items.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  it("show how many actions a leader has open at one time", async () => {
    assert.deepEqual(items(await lanesFor("coach"), "Omar Haddad: open actions"), [
      "1 open action 2026-06-01 2026-06-30",
      "2 open actions 2026-07-01 2026-07-31",
      "1 open action 2026-08-01 2026-08-31",
      "Booked twice 2026-02-10 2026-02-10",
    ]);
  });

  it("show where a leader is to be at two places, though one of them is the leader's own coaching", async () => {
    const { snapshot, files } = await projectOf(`${plans}--- hull.coachplan
use "people.coachplan"
person zoe "Zoe Marsh" { role: "Head of Hull"; level: middle }
coach ines "Inês Prates"
engagement hull "Hull" {
  leaders: zoe
  coaches: ines, priya
  starts: 2026-02-02
  phase diagnostic "Diagnostic" {
    lasts: 4 weeks
    workshop "A day in Hull" { by: priya; with: zoe; on: 2026-02-12 at 09:00 for 6 hours }
  }
  contract coaching "Coaching Zoe" {
    coach: ines
    coachee: zoe
    starts: 2026-02-03
    session { on: 2026-02-12 at 14:00 for 1 hour }
    session { on: 2026-02-19 at 14:00 for 1 hour }
  }
}
`);
    const uris = files.map(({ uri }) => uri);
    const [whole] = buildPortfolio(snapshot, uris, { audience: "coach", title: "Firm" }).engagements;
    const lane = whole?.lanes.find(({ id }) => id === "leader/Zoe Marsh");
    assert.deepEqual(
      lane?.items.map(({ title, start, facts }) => [title, formatDay(start ?? 0), facts]),
      [["Booked twice", "2026-02-12", [["What", "session; A day in Hull"]]]],
    );
    assert.ok(!whole?.lanes.some(({ id, items: parts }) => id === "coach/Inês Prates" && parts.length > 2));
    assert.match(whole?.summary ?? "", /2 double bookings$/);
  });

  it("say of each engagement where it stands today, what is late first", async () => {
    const today = "2026-08-10";
    const { snapshot, files } = await projectOf(plans.replace("lasts: 7 weeks", "lasts: 40 weeks"), {
      today,
    });
    const uris = files.map(({ uri }) => uri);
    const [whole] = buildPortfolio(snapshot, uris, { audience: "coach", title: "Firm" }).engagements;
    const [leeds, york] = whole?.lanes ?? [];
    assert.ok(leeds && york);
    assert.equal(laneNote(leeds), "1 action overdue · Diagnostic phase · 0 of 2 actions done");
    assert.equal(laneNote(york), "");
  });

  it("have an engagement's phases in one row, one behind the other", async () => {
    const { snapshot, files } = await projectOf(`--- leeds.coachplan
engagement leeds "Leeds" {
  starts: 2026-02-02
  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" { lasts: 2 months }
  phase implementation "Implementation" { lasts: 4 months }
}
`);
    const uris = files.map(({ uri }) => uri);
    const firm = buildPortfolio(snapshot, uris, { audience: "coach", title: "Firm" });
    const view = { width: 1000, zoom: "fit", labels: labelsFor("en-GB"), measure: estimate } as const;
    const [lane] = layout(firm, view).sections.flatMap((section) => section.lanes);
    const [row, ...others] = lane?.rows ?? [];
    assert.deepEqual(
      row?.items.map(({ labels }) => labels.map(({ text }) => text).join()),
      ["Diagnostic", "Plan", "Implementation"],
    );
    assert.equal(others.length, 0);
  });

  it("show how much of a coach's months is given away, and where a coach is booked twice", async () => {
    assert.deepEqual(items(await lanesFor("coach"), "Priya Nair: occasions a month"), [
      "2 occasions 2026-02-01 2026-02-28",
      "Booked twice 2026-02-10 2026-02-10",
    ]);
  });

  it("say how many there are, how much is open and who is booked twice", async () => {
    const { snapshot, files } = await projectOf(plans);
    const uris = files.map(({ uri }) => uri);
    const [whole] = buildPortfolio(snapshot, uris, { audience: "coach", title: "Firm" }).engagements;
    assert.equal(whole?.summary, "2 engagements · 2 open actions · 1 double booking");
  });

  it("have what somebody carries in one row, the heavier the higher", async () => {
    const { snapshot, files } = await projectOf(plans);
    const firm = buildPortfolio(
      snapshot,
      files.map(({ uri }) => uri),
      { audience: "coach", title: "Firm" },
    );
    const view = { width: 1000, zoom: 4, labels: labelsFor("en-GB"), measure: estimate };
    const lanes = layout(firm, view).sections.flatMap((section) => section.lanes);
    const rows = lanes.find(({ lane }) => lane.id === "leader/Omar Haddad")?.rows ?? [];
    const columns = rows[0]?.items ?? [];
    assert.deepEqual(
      columns.map(({ labels }) => labels.map(({ text }) => text).join()),
      ["1", "2", "1"],
    );
    const [one, two, three] = columns;
    assert.ok(one && two && three && two.height > one.height && one.height === three.height);
    assert.ok(one.x + one.width <= two.x && one.x + one.width > two.x - 3, "one stands beside the other");
    assert.equal(one.y + one.height, two.y + two.height, "they stand on one line");
    for (const column of columns) assert.equal(sourceOf(firm, column.item.id), undefined);
  });

  it("count only what is for the audience", async () => {
    assert.deepEqual(items(await lanesFor("sponsor"), "Priya Nair: occasions a month"), [
      "1 occasion 2026-02-01 2026-02-28",
    ]);
    assert.ok(!JSON.stringify(await lanesFor("sponsor")).includes("First steps"));
  });

  it("are nothing where there are none", async () => {
    const { snapshot, file } = await projectOf('person omar "Omar"');
    const options = { audience: "coach", title: "Firm" } as const;
    assert.deepEqual(buildPortfolio(snapshot, [file.uri], options).engagements, []);
  });
});
