import assert from "node:assert/strict";
import { formatDay } from "../../server/src/calendar/day.ts";
import { examples } from "./schedule.examples.ts";
import { scheduled, told } from "./scheduled.ts";

describe("the schedule", () => {
  for (const [group, list] of Object.entries(examples)) {
    describe(group, () => {
      for (const { title, text, expect = {}, sessions = {}, problems = [] } of list) {
        it(title, () => {
          const plan = scheduled(text);
          assert.deepEqual(Object.fromEntries(Object.keys(expect).map((id) => [id, plan.dates(id)])), expect);
          assert.deepEqual(
            Object.fromEntries(
              Object.keys(sessions).map((id) => [
                id,
                plan.schedule(id).occurrences(plan.entity(id)).map(formatDay).join(" "),
              ]),
            ),
            sessions,
          );
          assert.deepEqual(
            plan.schedules.flatMap((schedule) => schedule.problems.map(told)),
            problems,
          );
        });
      }
    });
  }
});
