import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import { day, engagement, item, lane, model } from "../../timeline/fixtures.ts";

/** One engagement with so many bars and marks: twenty actions a commitment, now and then a lane of meetings. */
export function longPlan(bars: number): TimelineModel {
  const start = day("2026-01-05");
  const lanes = [];
  for (let count = 0; count < bars; count += 25) {
    const at = start + (((count / 25) * 7) % 900);
    const actions = Array.from({ length: 20 }, (_, index) => ({
      ...item("action", `long/action-${count + index}`, `Step ${count + index} of the depots' plan`),
      start: at + index * 3,
      end: at + index * 3 + 20,
      owner: "Mei Chen",
      after: index > 0 && index % 3 === 0 ? [`long/action-${count + index - 1}`] : [],
    }));
    const meetings = Array.from({ length: 5 }, (_, index) => ({
      ...item("activity", `long/talk-${count + index}`, `Conversation ${count + index}`),
      start: at + index * 9,
      end: at + index * 9,
    }));
    lanes.push(lane("commitment", `long/lane-${count}`, `Depots decide, part ${count / 25}`, actions));
    lanes.push(lane("activities", `long/talks-${count}`, `Talks ${count / 25}`, meetings));
  }
  const end = start + 1000;
  return model([
    engagement({
      id: "long",
      title: "A long plan",
      start,
      end,
      lanes,
      phases: [{ ...item("phase", "long/plan", "Plan"), start, end }],
    }),
  ]);
}
