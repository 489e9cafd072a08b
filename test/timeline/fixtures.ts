/** Models as build.ts makes them, for tests of layout and picture. */
import { type Day, parseDay } from "../../server/src/calendar/day.ts";
import type {
  EngagementModel,
  Item,
  ItemKind,
  Lane,
  TimelineModel,
} from "../../server/src/timeline/model.ts";

/** The day of a date that exists. */
export function day(written: string): Day {
  const known = parseDay(written);
  if (known === undefined) throw new Error(`${written} is no day.`);
  return known;
}

/** A part with as little as a part has; `dates` are `from` or `from to`. */
export function item(kind: ItemKind, id: string, title: string, dates = "", more: Partial<Item> = {}): Item {
  const [from, to] = dates.split(" ").filter((date) => date !== "");
  return {
    id,
    kind,
    keyword: kind === "activity" ? "conversation" : kind,
    title,
    ...(from === undefined ? {} : { start: day(from), end: day(to ?? from) }),
    status: "planned",
    people: more.owner === undefined ? [] : [more.owner],
    facts: [],
    after: [],
    countsFrom: [],
    source: { start: 0, end: 0 },
    broken: false,
    ...more,
  };
}

export function lane(
  kind: Lane["kind"],
  id: string,
  title: string,
  items: readonly Item[],
  head?: Item,
): Lane {
  return { id, kind, title, items, ...(head ? { head } : {}) };
}

export function engagement(more: Partial<EngagementModel> = {}): EngagementModel {
  return {
    id: "shift",
    title: "Leadership shift",
    sponsors: [],
    leaders: [],
    coaches: [],
    holidays: [],
    chain: [],
    phases: [],
    lanes: [],
    broken: false,
    ...more,
  };
}

export function model(
  engagements: readonly EngagementModel[],
  more: Partial<TimelineModel> = {},
): TimelineModel {
  return {
    uri: "memory:///plan.coachplan",
    version: 1,
    today: day("2026-06-15"),
    engagements,
    places: engagements.map(() => ({ start: 0, end: 0, lanes: [] })),
    errors: 0,
    ...more,
  };
}

/** A whole plan as a coach would write it, with something of everything. */
export function northwind(): TimelineModel {
  const shift = engagement({
    organization: "Northwind Logistics",
    ambition: "Order to delivery in five days by October 2026",
    sponsors: ["Dana Reyes"],
    leaders: ["Omar Haddad", "Lena Fischer"],
    coaches: ["Priya Nair"],
    start: day("2026-02-02"),
    end: day("2026-09-30"),
    phases: [
      item("phase", "shift/diagnostic", "Diagnostic", "2026-02-02 2026-03-22", {
        startReason: "with the engagement",
        endReason: "7 weeks from 2 Feb 2026",
      }),
      item("phase", "shift/plan", "Plan", "2026-03-23 2026-05-22"),
      item("phase", "shift/implementation", "Implementation", "2026-05-23 2026-09-22"),
    ],
    lanes: [
      lane("goals", "shift/goals", "Goals and milestones", [
        item("milestone", "shift/kickoff", "Steering group formed", "2026-02-06", { status: "done" }),
        item("review", "shift/steering", "Steering committee", "2026-06-24", {
          keyword: "review",
          owner: "Dana Reyes, Omar Haddad",
        }),
        item("milestone", "shift/depots-live", "All depots on the new rhythm", "2026-08-14"),
        item("goal", "shift/speed", "Orders reach the customer in five days", "2026-09-30", {
          status: "unknown",
          facts: [
            ["Measure", "median days from order to delivery"],
            ["From", "9"],
            ["To", "5"],
          ],
        }),
      ]),
      lane("activities", "shift/diagnostic~lane", "Diagnostic", [
        item("activity", "shift/conversation~1", "One-to-one with Dana", "2026-02-04", {
          status: "held",
          owner: "Dana Reyes",
        }),
        item("activity", "shift/conversation~2", "The non-executives", "2026-02-10 2026-02-12", {
          status: "held",
        }),
        item("activity", "shift/conversation~3", "Depot managers", "2026-02-17", { status: "held" }),
        item("activity", "shift/conversation~4", "Depot staff", "2026-02-09 2026-03-06", {
          status: "held",
          facts: [["People", "24"]],
        }),
        item("activity", "shift/observation~1", "Night shift at the Leeds depot", "2026-02-19", {
          keyword: "observation",
          status: "held",
        }),
        item("activity", "shift/feedback~1", "Findings to the top team", "2026-03-30", {
          keyword: "feedback",
          status: "held",
        }),
      ]),
      lane(
        "commitment",
        "shift/decide/lane",
        "Depots decide for themselves",
        [
          item("action", "shift/standup", "Daily depot stand-up", "2026-05-23 2026-07-04", {
            status: "in-progress",
            progress: 40,
            owner: "Lena Fischer",
            success: "Held on nine days of ten in every depot",
            startReason: "start of Implementation, which follows Plan",
            endReason: "6 weeks after start of Implementation",
            source: { start: 100, end: 400 },
          }),
          item("action", "shift/limits", "Raise the depots' spending limit", "2026-07-05 2026-07-31", {
            owner: "Omar Haddad",
            after: ["shift/standup"],
            source: { start: 401, end: 600 },
          }),
          item("action", "shift/map", "Map which decisions go where", "2026-04-06 2026-05-08", {
            status: "done",
            owner: "Omar Haddad",
            progress: 100,
          }),
          item(
            "action",
            "shift/training-need",
            "Agree training needs with each depot",
            "2026-05-11 2026-06-05",
            { status: "overdue", owner: "Tom Becker" },
          ),
        ],
        item("commitment", "shift/decide", "Depots decide for themselves", "2026-04-06 2026-07-31", {
          owner: "Omar Haddad",
          source: { start: 0, end: 1100 },
        }),
      ),
      lane(
        "commitment",
        "shift/visible/lane",
        "The top team is seen where the work is done",
        [
          item(
            "action",
            "shift/walks",
            "Weekly depot walks by each member of the top team",
            "2026-06-01 2026-09-18",
            { status: "in-progress", progress: 15, owner: "Dana Reyes" },
          ),
          item("action", "shift/board", "Delivery board in every depot", "2026-06-08 2026-06-26", {
            status: "blocked",
            owner: "Tom Becker",
            facts: [["Why", "Waiting for the landlord in Leeds"]],
          }),
          item("action", "shift/news", "Monthly letter", "2026-06-01 2026-08-31", {
            status: "dropped",
            owner: "Dana Reyes",
          }),
          item("action", "shift/mentors", "Pair each depot manager with a director", "", {
            owner: "Lena Fischer",
          }),
        ],
        item(
          "commitment",
          "shift/visible",
          "The top team is seen where the work is done",
          "2026-06-01 2026-09-18",
          { owner: "Dana Reyes" },
        ),
      ),
      lane(
        "contract",
        "shift/omar-coaching/lane",
        "Coaching Omar",
        [
          ...["2026-05-28", "2026-06-11"].map((on, index) =>
            item("session", `shift/omar-coaching/session~${index + 1}`, `Session ${index + 1}`, on, {
              status: "held",
            }),
          ),
          item("session", "shift/omar-coaching/session~3", "Session 3", "2026-06-25"),
          item("session", "shift/omar-coaching/session~4", "Session 4", "2026-07-09", {
            status: "cancelled",
          }),
          ...["2026-07-23", "2026-08-06", "2026-08-20", "2026-09-03"].map((on, index) =>
            item("session", `shift/omar-coaching/session~${index + 5}`, `Session ${index + 5}`, on),
          ),
          item("review", "shift/three-way", "Three-way", "2026-05-26", { status: "held" }),
          item("review", "shift/midpoint", "Midpoint", "2026-07-15"),
          item("result", "shift/escalations", "Escalations to the COO fall", "2026-09-11", {
            status: "unknown",
          }),
          item("review", "shift/closing", "Closing", "2026-09-16"),
        ],
        item("contract", "shift/omar-coaching", "Coaching Omar", "2026-05-25 2026-09-18", {
          owner: "Priya Nair and Omar Haddad",
          status: "in-progress",
          statusWord: "signed",
        }),
      ),
      lane("activities", "shift/implementation~lane", "Implementation", [
        item("activity", "shift/training~1", "Problem solving on the floor", "2026-06-03", {
          keyword: "training",
          status: "held",
        }),
        item("activity", "shift/workshop~1", "Half-time with the depots", "2026-07-20 2026-07-21", {
          keyword: "workshop",
        }),
      ]),
    ],
  });
  return model([shift], { version: 7, places: [{ start: 600, end: 9000, lanes: [0, 500, 1300] }] });
}

/** A title that tries everything: markup, length, and signs that turn the direction of writing around. */
export const hostile = `<img src=x onerror="alert(1)">\u202Eesrever\u202C ${"very long ".repeat(1000)}`;
