import { deepEqual, equal } from "node:assert/strict";
import {
  type Drag,
  gripAt,
  type Handle,
  type Happening,
  isUnderWay,
  next,
  nothing,
  wantedDays,
} from "../../client/webview/drag.ts";

const bar: Handle = { id: "shift/standup", start: 100, end: 113 };
const outcome = (...happenings: readonly Happening[]): Drag => happenings.reduce(next, nothing);
const press = (grip: Extract<Happening, { type: "press" }>["grip"]): Happening => ({
  type: "press",
  part: bar,
  grip,
  at: { x: 200, y: 50 },
});
const point = (x: number, more: Partial<Extract<Happening, { type: "point" }>> = {}): Happening => ({
  type: "point",
  at: { x, y: 50 },
  dayWidth: 10,
  step: 1,
  over: undefined,
  ...more,
});
const wanted = (drag: Drag): ReturnType<typeof wantedDays> | undefined =>
  drag.kind === "moving" ? wantedDays(drag) : undefined;

describe("a part that is dragged", () => {
  it("is not taken up by a hand that shakes", () => {
    const drag = outcome(press("whole"), point(203));
    equal(drag.kind, "pressed");
    equal(isUnderWay(drag), false);
    equal(isUnderWay(outcome(press("whole"), point(206))), true);
  });

  it("snaps to whole days, both of its ends along", () => {
    deepEqual(wanted(outcome(press("whole"), point(234))), { start: 103, end: 116 });
    deepEqual(wanted(outcome(press("whole"), point(166))), { start: 97, end: 110 });
    deepEqual(wanted(outcome(press("whole"), point(240), point(200))), { start: 100, end: 113 });
  });

  it("snaps to whole weeks, so that its weekdays stay", () => {
    deepEqual(wanted(outcome(press("whole"), point(230, { step: 7 }))), { start: 100, end: 113 });
    deepEqual(wanted(outcome(press("whole"), point(240, { step: 7 }))), { start: 107, end: 120 });
  });

  it("is pulled at one end, and never beyond the other", () => {
    deepEqual(wanted(outcome(press("end"), point(260))), { end: 119 });
    deepEqual(wanted(outcome(press("end"), point(-900))), { end: 100 });
    deepEqual(wanted(outcome(press("start"), point(170))), { start: 97 });
    deepEqual(wanted(outcome(press("start"), point(900))), { start: 113 });
  });

  it("is nothing any more when it is dropped or given up", () => {
    deepEqual(outcome(press("whole"), point(260), { type: "end" }), nothing);
    deepEqual(outcome(press("whole"), point(260), { type: "end" }, point(400)), nothing);
  });
});

describe("a part that is moved by key", () => {
  const step = (days: number, grip: "whole" | "start" | "end" = "whole"): Happening => ({
    type: "step",
    part: bar,
    grip,
    days,
  });

  it("goes step by step, there and back", () => {
    deepEqual(wanted(outcome(step(1), step(7))), { start: 108, end: 121 });
    deepEqual(wanted(outcome(step(7), step(-1), step(-7))), { start: 99, end: 112 });
    deepEqual(wanted(outcome(step(-7, "end"), step(-7, "end"))), { end: 100 });
  });

  it("stays in the hand in which it is", () => {
    deepEqual(wanted(outcome(press("whole"), point(260), step(1))), { start: 106, end: 119 });
    deepEqual(wanted(outcome(step(1), step(1, "end"))), { start: 101, end: 114 });
    deepEqual(wanted(outcome(step(1), point(600))), { start: 101, end: 114 });
  });
});

describe("an arrow", () => {
  it("leads from the handle to the part under the pointer, and not to its own", () => {
    deepEqual(outcome(press("link"), point(260, { over: "shift/limits" })), {
      kind: "linking",
      part: bar,
      at: { x: 260, y: 50 },
    });
    const over = (id: string): Drag => outcome(press("link"), point(260), point(300, { over: id }));
    deepEqual(over("shift/limits"), {
      kind: "linking",
      part: bar,
      at: { x: 300, y: 50 },
      to: "shift/limits",
    });
    deepEqual(over(bar.id), { kind: "linking", part: bar, at: { x: 300, y: 50 } });
  });

  it("is led by key to the part in focus", () => {
    const link: Happening = { type: "link", part: bar };
    deepEqual(outcome(link, { type: "lead", to: "shift/limits" }), {
      kind: "linking",
      part: bar,
      to: "shift/limits",
    });
    deepEqual(outcome(link, { type: "lead", to: "shift/limits" }, { type: "lead", to: bar.id }), {
      kind: "linking",
      part: bar,
    });
  });
});

describe("a bar", () => {
  it("is held at its ends, or in its middle, however short it is", () => {
    deepEqual(
      [2, 50, 97].map((at) => gripAt(0, 100, at)),
      ["start", "whole", "end"],
    );
    deepEqual(
      [1, 4, 7].map((at) => gripAt(0, 8, at)),
      ["start", "whole", "end"],
    );
  });
});
