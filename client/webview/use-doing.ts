import type { RefObject } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Day } from "../../server/src/calendar/day.ts";
import {
  type Answer,
  type Change,
  type Move,
  type PartChoices,
  withinPortfolio,
} from "../../server/src/protocol.ts";
import { t } from "../../server/src/text/say.ts";
import { type Labels, titleOf } from "../../server/src/timeline/labels.ts";
import type { Layout } from "../../server/src/timeline/layout.ts";
import { itemOf } from "../../server/src/timeline/layout-find.ts";
import { plain } from "../../server/src/timeline/layout-text.ts";
import type { Item, TimelineModel } from "../../server/src/timeline/model.ts";
import { asker } from "./asking.ts";
import { movingInWords } from "./doing-words.ts";
import { type Drag, type Grip, type Happening, isUnderWay, next, nothing, wantedDays } from "./drag.ts";
import type { Host } from "./host.ts";
import { handleOf, holderOf, isElsewhere, laneAt } from "./places.ts";

/** What would come of a drop, as the server sees it; or comes of one, until the new picture is there. */
export interface Outlook {
  readonly moves: readonly Move[];
  readonly refused?: string;
}

/** A menu that is open: what it is about, where, and what can be chosen. */
export interface OpenMenu {
  readonly stop: string;
  /** The part's id; undefined for a lane that is no part itself. */
  readonly id: string | undefined;
  readonly at: { readonly x: number; readonly y: number };
  readonly choices: PartChoices;
}

/** Something that the reader is told: on the screen where it is a refusal, and to who listens. */
export interface Told {
  readonly words: string;
  readonly shown: boolean;
}

/** What the reader does to the plan: everything but the listening to pointer and keys. */
export function useDoing(
  host: Host,
  model: TimelineModel,
  /** Of the document, by what is known of it. */
  version: number,
  layout: Layout | undefined,
  labels: Labels,
) {
  const [drag, setDrag] = useState<Drag>(nothing);
  const [outlook, setOutlook] = useState<Outlook>(empty);
  const [menu, setMenu] = useState<OpenMenu>();
  const [told, setTold] = useState<Told>();
  const now = useRef({ drag, model, version, layout, labels, isAltHeld: false });
  now.current = { ...now.current, model, version, layout, labels };
  const asking = useMemo(() => asker(host), [host]);
  useEffect(() => asking.stop, [asking]);

  const tell = useCallback((words: string, shown = false) => setTold({ words, shown }), []);
  useEffect(() => {
    if (!told?.shown) return;
    const timer = setTimeout(() => setTold(undefined), 7000);
    return () => clearTimeout(timer);
  }, [told]);

  const params = useCallback(() => {
    const { model: plan, version: seen } = now.current;
    return { textDocument: { uri: plan.uri, version: seen } };
  }, []);

  /** Never two looks at a time: what has moved meanwhile is looked at next. */
  const looking = useRef(false);
  const look = useCallback(async () => {
    if (looking.current) return;
    looking.current = true;
    try {
      for (let seen: Drag | undefined; seen !== now.current.drag; ) {
        seen = now.current.drag;
        if (seen.kind !== "moving") return;
        const answer = await asking.ask({
          kind: "reschedule",
          params: { ...params(), id: seen.part.id, ...wantedDays(seen), dryRun: true },
        });
        const { drag: at, model: plan, labels: words } = now.current;
        if (at.kind !== "moving") return;
        const moves = "moves" in answer ? answer.moves : [];
        setOutlook("refused" in answer ? { moves, refused: answer.refused } : { moves });
        const item = itemOf(plan, at.part.id);
        if (at === seen && at.from === undefined && item)
          tell("refused" in answer ? answer.refused : movingInWords(at, item, words, moves, plan));
      }
    } finally {
      looking.current = false;
    }
  }, [asking, params, tell]);

  const act = useCallback(
    (happening: Happening) => {
      const before = now.current.drag;
      const after = next(before, happening);
      if (after === before) return;
      now.current.drag = after;
      setDrag(after);
      if (after.kind === "nothing") return;
      const isNew = before.kind !== "moving" || after.kind !== "moving" || before.days !== after.days;
      if (after.kind === "moving" && isNew) void look();
      if (before.kind === "nothing") setTold(undefined);
    },
    [look],
  );

  const giveUp = useCallback(() => {
    if (isUnderWay(now.current.drag)) tell(t`Left as it was.`);
    act({ type: "end" });
    setOutlook(empty);
  }, [act, tell]);

  /** What came of a change: refusals are shown, everything else can be seen. */
  const settle = useCallback(
    (answer: Answer, done: string) => {
      if (!("refused" in answer)) {
        tell(done);
        return;
      }
      setOutlook(empty);
      tell(answer.refused, true);
    },
    [tell],
  );

  /** From a drop until the picture shows what has come of it: what is moved next is moved from there. */
  const settling = useRef<Settling>(undefined);
  const settled = useCallback((which = settling.current) => {
    which?.done();
    if (settling.current === which) settling.current = undefined;
  }, []);

  const drop = useCallback(async () => {
    const { drag: dropped, model: plan, version: from, labels: words } = now.current;
    act({ type: "end" });
    if (dropped.kind === "linking" && dropped.to !== undefined) {
      const [waiting, awaited] = [itemOf(plan, dropped.to), itemOf(plan, dropped.part.id)];
      const change = { kind: "wait", id: dropped.to, until: dropped.part.id } as const;
      const answer = await asking.ask({ kind: "change", params: { ...params(), change } });
      settle(answer, waiting && awaited ? t`${named(waiting)} now waits for ${named(awaited)}.` : "");
      return;
    }
    const item = dropped.kind === "moving" ? itemOf(plan, dropped.part.id) : undefined;
    if (dropped.kind !== "moving" || dropped.days === 0 || !item) {
      setOutlook(empty);
      return;
    }
    const { id } = dropped.part;
    const days = wantedDays(dropped);
    // Where it was dropped it stays, until the new picture shows it there.
    setOutlook(({ moves }) => ({
      moves: [...moves.filter((move) => move.id !== id), { ...shownDays(dropped) }],
    }));
    const own = settlingFrom(from);
    settling.current = own;
    const answer = await asking.ask({ kind: "reschedule", params: { ...params(), id, ...days } });
    const isShown = now.current.version !== from;
    if (isShown || "refused" in answer || ("moves" in answer && answer.moves.length === 0)) settled(own);
    if ("moves" in answer) setOutlook(isShown || answer.moves.length === 0 ? empty : answer);
    settle(
      answer,
      `${t`Moved.`} ${"moves" in answer ? movingInWords(dropped, item, words, answer.moves, plan) : ""}`,
    );
  }, [act, asking, params, settle, settled]);

  // The new picture shows what came of it. What is in the hand stays there where it has not been changed meanwhile.
  useEffect(() => {
    const { drag: held } = now.current;
    if (settling.current?.version !== version) settled();
    if (held.kind === "nothing") {
      setOutlook(empty);
      return;
    }
    const item = itemOf(model, held.part.id);
    const handle = item && handleOf(item);
    if (!handle || handle.start !== held.part.start || handle.end !== held.part.end) giveUp();
    else void look();
  }, [model, version, giveUp, look, settled]);

  const change = useCallback(
    async (wish: Change, done: string) => {
      settle(await asking.ask({ kind: "change", params: { ...params(), change: wish } }), done);
    },
    [asking, params, settle],
  );

  /** A new action in the lane at that height, which begins on that day, or today. */
  const addAction = useCallback(
    (y: number, day?: Day) => {
      const { layout: drawn, model: plan } = now.current;
      const lane = drawn && laneAt(drawn, y)?.lane;
      if (!lane) return;
      const into = holderOf(lane);
      if (into === undefined) tell(withinPortfolio(plan.uri) ? inItsPlan() : noActionsHere(lane.kind), true);
      else
        void change(
          { kind: "action", into, start: day ?? plan.today },
          t`A new action stands in the text: say what is to be done.`,
        );
    },
    [change, tell],
  );

  const openMenu = useCallback(
    async (stop: string, id: string | undefined, at: OpenMenu["at"]) => {
      if (isUnderWay(now.current.drag)) return;
      const none: PartChoices = { waits: false, awaited: false };
      const item = id === undefined ? undefined : itemOf(now.current.model, id);
      const answer =
        id === undefined || (item && isElsewhere(item))
          ? { choices: none }
          : await asking.ask({ kind: "choices", params: { ...params(), id } });
      if ("choices" in answer) setMenu({ stop, id, at, choices: answer.choices });
      else if ("refused" in answer) tell(answer.refused, true);
    },
    [asking, params, tell],
  );
  const closeMenu = useCallback(() => setMenu(undefined), []);

  /** Steps by key: true where the part can be moved at all. */
  const step = useCallback(
    async (id: string, grip: Exclude<Grip, "link">, days: number) => {
      const isLate = settling.current !== undefined;
      while (settling.current) await settling.current.finished;
      const item = itemOf(now.current.model, id);
      const part = item && handleOf(item);
      if (!part) {
        // What is shown, too: whoever presses the keys sees that nothing moves.
        if (item?.outdated)
          tell(t`Its text has a mistake just now. Mend it first, then it can be moved.`, true);
        else if (withinPortfolio(now.current.model.uri)) tell(inItsPlan(), true);
        else tell(t`This has no days of its own that could be moved.`, true);
        return;
      }
      act({ type: "step", part, grip: isMoment(item) ? "whole" : grip, days });
      // The key has been let go of while it waited.
      if (isLate && !now.current.isAltHeld) void drop();
    },
    [act, drop, tell],
  );

  const link = useCallback(
    (id: string) => {
      const item = itemOf(now.current.model, id);
      const part = item && handleOf(item);
      if (!part || !item) return;
      act({ type: "link", part });
      tell(
        t`Choose what is to wait for ${named(item)}: go there and press Enter, or click it. Escape leaves it.`,
        true,
      );
    },
    [act, tell],
  );

  return {
    drag,
    outlook,
    menu,
    told,
    act,
    drop,
    giveUp,
    step,
    link,
    change,
    addAction,
    openMenu,
    closeMenu,
    tell,
    now,
  };
}

export type Doing = ReturnType<typeof useDoing>;

interface Settling {
  /** Of the document at which it was dropped. */
  readonly version: number;
  readonly finished: Promise<void>;
  readonly done: () => void;
}

function settlingFrom(version: number): Settling {
  let done = () => {};
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { version, finished, done };
}

const empty: Outlook = { moves: [] };

/** The part in the hand with the days that it would have. */
export function shownDays(drag: Extract<Drag, { kind: "moving" }>): Move {
  const { id, start, end } = drag.part;
  return { id, start, end, ...wantedDays(drag) };
}

/** It takes place on one day: its end is itself. */
function isMoment({ kind }: Item): boolean {
  return (
    kind === "session" || kind === "review" || kind === "milestone" || kind === "goal" || kind === "result"
  );
}

function named(item: Item): string {
  return t`“${plain(titleOf(item), 60)}”`;
}

function inItsPlan(): string {
  return t`A portfolio only shows. Go to the plan itself (Enter, or a click), and change it at its own timeline.`;
}

function noActionsHere(kind: string): string {
  return kind === "group"
    ? t`Group the plan as written first: here nobody could tell where the action belongs.`
    : t`Actions stand in a commitment, a phase or the engagement. Add it to one of their lanes.`;
}

/** The element that listens, where it is there already. */
export type Scroller = RefObject<HTMLElement | null>;
