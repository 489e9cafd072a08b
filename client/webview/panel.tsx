/** The picture in its scroller, what floats over it, and every way to move in it: pointer, wheel, keys. */

import type { JSX, TargetedKeyboardEvent } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../../server/src/text/say.ts";
import { labelsFor, summaryOf } from "../../server/src/timeline/labels.ts";
import { aboutItem } from "../../server/src/timeline/labels-about.ts";
import { layout as layoutOf } from "../../server/src/timeline/layout.ts";
import { countOf, filtered, isFiltering } from "../../server/src/timeline/layout-filter.ts";
import { itemOf, laneOf, partAt, sourceOf, spotOf, stepFrom } from "../../server/src/timeline/layout-find.ts";
import { grouped } from "../../server/src/timeline/layout-group.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { Timeline } from "../../server/src/timeline/picture.tsx";
import { Legend } from "../../server/src/timeline/picture-legend.tsx";
import { DoingAround, DoingOver } from "./doing.tsx";
import { onDoingKey } from "./doing-keys.ts";
import type { Host } from "./host.ts";
import { Looking } from "./looking.tsx";
import { measureIn } from "./measure.ts";
import { isLong, Minimap } from "./minimap.tsx";
import { bringIntoView, moveFollowing, partUnder, stopUnder } from "./scroller.ts";
import { Toolbar } from "./toolbar.tsx";
import { Tooltip } from "./tooltip.tsx";
import { useDoing } from "./use-doing.ts";
import { useHands } from "./use-hands.ts";
import { useKeeping } from "./use-keeping.ts";
import { useCalm, useFont, useSize } from "./use-page.ts";
import { usePan } from "./use-pan.ts";
import { useTip } from "./use-tip.ts";
import { stepOf, useWalk } from "./use-walk.ts";
import { type Place, useWindow } from "./use-window.ts";
import { closer, useZoom } from "./use-zoom.ts";
import { firstView, type ViewState } from "./view-state.ts";

interface Props {
  readonly host: Host;
  readonly model: TimelineModel;
  /** The same by the newest version of the document, in which a part may only stand elsewhere. */
  readonly text: TimelineModel;
  readonly locale: string;
  /** Of the cursor in this document, where known: UTF-16 units. */
  readonly offset: number | undefined;
  readonly note: string | undefined;
  readonly kept: ViewState | undefined;
}

export function Panel({ host, model, text, locale, offset, note, kept }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const { width, height } = size;
  const family = useFont();
  const measure = useMemo(() => measureIn(family), [family]);
  const labels = useMemo(() => labelsFor(locale), [locale]);
  const [view, setView] = useState<ViewState>(() => kept ?? firstLook());
  const change = useCallback((part: Partial<ViewState>) => setView((now) => ({ ...now, ...part })), []);
  const { zoom, group, filter, chain, legend, looking } = view;
  const collapsed = useMemo(() => new Set(view.collapsed), [view.collapsed]);
  const shown = useMemo(() => grouped(filtered(model, filter), group), [model, filter, group]);
  const layout = useMemo(
    () => (width > 0 ? layoutOf(shown, { width, zoom, labels, measure, collapsed }) : undefined),
    [shown, width, zoom, labels, measure, collapsed],
  );
  const place = useRef<Place>({ left: 0, top: 0, width: 0, height: 0 });
  const moves = useZoom(scroller, place, model, (to) => change({ zoom: to }));
  const { window: seen, look } = useWindow(scroller, place, layout, size, moves.next);
  const tip = useTip();
  usePan(scroller);
  const doing = useDoing(host, model, text.version, layout, labels);
  const { handle } = useHands(scroller, doing, tip.hide);

  const { uri } = model;
  const keeping = useKeeping(host, uri, view, place);

  // The view as it was before a reload, once there is something to scroll; the first look at the cursor leaves it.
  const restored = useRef(false);
  const isLaidOut = layout !== undefined;
  useLayoutEffect(() => {
    if (isLaidOut && kept && !restored.current)
      scroller.current?.scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  }, [isLaidOut, kept]);

  const minimap = useRef<() => void>(undefined);

  const highlighted = useMemo(
    () => (offset === undefined ? undefined : partAt(text, offset)),
    [text, offset],
  );
  const pressed = useRef(false);
  const latestLayout = useRef(layout);
  latestLayout.current = layout;
  useEffect(() => {
    const isFirst = !restored.current;
    if (highlighted === undefined || !isLaidOut) return;
    restored.current = true;
    if ((isFirst && kept) || pressed.current || !scroller.current || !latestLayout.current) return;
    bringIntoView(scroller.current, latestLayout.current, highlighted);
  }, [highlighted, isLaidOut, kept]);

  const walk = useWalk(scroller, layout, seen, highlighted);
  const count = useMemo(() => t`${countOf(shown)} of ${countOf(model)} parts`, [shown, model]);
  const summary = useMemo(() => summaryOf(model), [model]);
  const announced = useCalm(note ?? (isFiltering(filter) ? t`${count} shown.` : summary));
  const links = useMemo(() => new Set(model.engagements.flatMap((each) => each.chain)), [model]);
  const legendShown = useMemo(() => (legend ? <Legend model={model} /> : null), [legend, model]);

  const { reachable } = walk;
  const described = tip.shown?.byKey ? tip.shown.id : undefined;
  const inChain = chain ? links : undefined;
  const { today } = model;
  // Not drawn anew while something is dragged over it.
  const picture = useMemo(() => {
    const showing = { today, labels, highlighted, reachable, described, window: seen, chain: inChain };
    return layout ? <Timeline layout={layout} showing={{ ...showing, editable: true }} /> : null;
  }, [layout, today, labels, highlighted, reachable, described, seen, inChain]);
  const follow = () => {
    if (scroller.current && layout) moveFollowing(scroller.current, layout, place.current.left);
  };
  useLayoutEffect(follow, [picture]);
  // Behind everything that changes the page: from here on it knows its own layout, and may be asked.
  const { settle } = moves;
  useLayoutEffect(() => {
    if (layout) settle(layout);
  }, [layout, settle]);

  const reveal = (id: string | undefined) => {
    const source = id === undefined ? undefined : sourceOf(text, id);
    if (source) host.send({ type: "reveal", uri, ...source });
    return source !== undefined;
  };
  const toggle = (id: string) =>
    change({
      collapsed: collapsed.has(id) ? view.collapsed.filter((each) => each !== id) : [...view.collapsed, id],
    });
  const toggleAll = () =>
    change({
      collapsed:
        collapsed.size > 0
          ? []
          : (layout?.sections.flatMap(({ lanes }) => lanes.map(({ lane }) => lane.id)) ?? []),
    });
  const findSomething = () => {
    change({ looking: true });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".find")?.focus());
  };

  /** In the table: steps, and for a lane's name what closes and opens it. True where the key meant something. */
  const onStep = (event: KeyboardEvent, at: string): boolean => {
    if (!layout) return false;
    const lane = laneOf(layout, at);
    const isName = lane?.lane.id === at;
    if (isName && event.key === "ArrowRight" && lane.collapsed) toggle(at);
    else if (isName && event.key === "ArrowLeft" && !lane.collapsed) toggle(at);
    else if ((event.key === "Enter" || event.key === " ") && isName)
      (event.key === " " || !reveal(lane.lane.head?.id)) && toggle(at);
    else if (event.key === "Enter" || event.key === " ") reveal(at);
    else if (event.shiftKey && event.key.startsWith("Arrow")) pan(event.key);
    else {
      const step = stepOf(event);
      if (!step) return false;
      // From the first part of a row on to the name of its lane.
      const next = stepFrom(layout, at, step) ?? (step === "left" && !isName ? lane?.lane.id : undefined);
      walk.choose(next ?? at);
    }
    return true;
  };
  const pan = (key: string) => {
    const { current: element } = scroller;
    if (!element) return;
    const across = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    const down = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    element.scrollBy({ left: (across * element.clientWidth) / 4, top: (down * element.clientHeight) / 4 });
  };
  const openMenu = (stop: string, at: { readonly x: number; readonly y: number }) => {
    tip.hide();
    const id = layout && laneOf(layout, stop)?.lane.id === stop ? laneOf(layout, stop)?.lane.head?.id : stop;
    void doing.openMenu(stop, id, at);
  };
  const doingKeys = {
    undo: (type: "undo" | "redo") => host.send({ type, uri }),
    menu: (stop: string) => openMenu(stop, placeUnder(stop)),
    add: (stop: string) => {
      const spot = layout && spotOf(layout, stop);
      if (spot) doing.addAction(spot.y + spot.height / 2);
    },
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const at = stopUnder(event.target);
    if (onDoingKey(event, at, doing, doingKeys)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey || event.metaKey) return;
    if (event.key === "Escape") tip.hide();
    else if (at !== undefined && onStep(event, at)) event.preventDefault();
    else if (event.ctrlKey) return;
    else {
      const command = commands[event.key.toLowerCase()];
      if (!command) return;
      command();
      event.preventDefault();
    }
  };
  const showToday = () => moves.showAround(model.today, daysAroundToday);
  const hasChain = model.engagements.some((engagement) => engagement.chain.length > 1);
  /** The chain, beginning with its first piece of work. */
  const showChain = () => {
    if (!hasChain) return;
    change({ chain: !chain });
    const phases = new Set(model.engagements.flatMap((each) => each.phases.map(({ id }) => id)));
    const first = [...links].find((id) => !phases.has(id));
    if (!chain && first !== undefined && layout && scroller.current)
      bringIntoView(scroller.current, layout, first);
  };
  const commands: Readonly<Record<string, () => void>> = {
    "+": () => moves.zoomBy(closer),
    "=": () => moves.zoomBy(closer),
    "-": () => moves.zoomBy(1 / closer),
    "0": () => change({ zoom: "fit" }),
    t: showToday,
    l: () => change({ legend: !legend }),
    c: showChain,
    x: toggleAll,
    f: findSomething,
    "/": findSomething,
  };

  const told = tip.shown && itemOf(model, tip.shown.id);
  const isQuiet = doing.drag.kind === "nothing" && doing.told?.shown !== true;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: they listen for the parts in them, each of which has its role
    <div class="panel" data-kept={keeping.isKept ? "" : undefined} onKeyDown={onKeyDown}>
      <h1 class="unseen">{t`Timeline`}</h1>
      {looking ? (
        <Looking
          model={model}
          group={group}
          filter={filter}
          count={count}
          onGroup={(to) => change({ group: to, collapsed: [] })}
          onFilter={(to) => change({ filter: to })}
          onClose={() => change({ looking: false })}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard one level above */}
      <div
        class={`scroller${layout && layout.gutter === 0 ? " narrow" : ""}`}
        ref={scroller}
        onClick={(event) => {
          const lane = event.target instanceof Element && event.target.closest("[data-toggle]");
          const id = lane ? (lane.getAttribute("data-toggle") ?? undefined) : undefined;
          const stop = stopUnder(event.target);
          const beyond = event.target instanceof Element && event.target.closest("[data-beyond]");
          if (beyond && layout && scroller.current)
            bringIntoView(scroller.current, layout, beyond.getAttribute("data-beyond") ?? "");
          else if (id !== undefined) toggle(id);
          else if (!reveal(partUnder(event.target)) && stop !== undefined) toggle(stop);
        }}
        data-doing={doing.drag.kind}
        onContextMenu={(event) => {
          const stop = stopUnder(event.target);
          if (stop === undefined) return;
          event.preventDefault();
          // What a key opens is open already; a finger that rests has no button.
          const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
          if (event.button === 2 || isTouch) openMenu(stop, { x: event.clientX, y: event.clientY });
        }}
        onFocusCapture={(event) => {
          walk.onFocus(event);
          const id = partUnder(event.target);
          if (id !== undefined) doing.act({ type: "lead", to: id });
          if (id !== undefined && event.target instanceof Element && event.target.matches(":focus-visible"))
            tip.showFor(event.target, id);
        }}
        onBlurCapture={(event) => {
          walk.onBlur(event);
          tip.hide();
        }}
        onPointerOver={(event) => tip.point(event)}
        onPointerLeave={tip.hide}
        onPointerDown={() => {
          pressed.current = true;
          tip.hide();
          const release = () => {
            pressed.current = false;
          };
          window.addEventListener("pointerup", release, { once: true });
          window.addEventListener("pointercancel", release, { once: true });
        }}
        onScroll={() => {
          tip.hide();
          look();
          follow();
          minimap.current?.();
        }}
        onScrollEnd={keeping.soon}
      >
        {picture}
        {layout ? (
          <DoingOver
            doing={doing}
            model={model}
            layout={layout}
            window={seen}
            place={place.current}
            labels={labels}
            handle={handle}
          />
        ) : null}
      </div>
      <DoingAround
        doing={doing}
        layout={layout}
        model={model}
        text={text}
        onReveal={reveal}
        onToggle={toggle}
        onClose={walk.back}
      />
      {layout && isLong(layout, height) ? (
        <Minimap scroller={scroller} layout={layout} place={place} today={model.today} moved={minimap} />
      ) : null}
      {legendShown}
      <Toolbar
        errors={model.errors}
        note={note}
        since={model.since}
        onStopComparing={() => host.send({ type: "stopComparing" })}
        legend={legend}
        looking={looking}
        chosen={isFiltering(filter) || group !== "plan"}
        chain={chain}
        hasChain={hasChain}
        fits={zoom === "fit"}
        collapsed={collapsed.size > 0}
        onLegend={() => change({ legend: !legend })}
        onLooking={() => change({ looking: !looking })}
        onChain={showChain}
        onCollapse={toggleAll}
        onZoom={moves.zoomBy}
        onFit={() => change({ zoom: "fit" })}
        onToday={showToday}
      />
      {tip.shown && told && isQuiet ? (
        <Tooltip about={aboutItem(told, model, labels)} place={tip.shown.place} />
      ) : null}
      <div class="unseen" aria-live="polite">
        {announced}
      </div>
    </div>
  );
}

/** Below a stop of the keyboard, in px of the page. */
function placeUnder(stop: string): { readonly x: number; readonly y: number } {
  const element = document.querySelector(`[data-stop="${CSS.escape(stop)}"]`);
  const { left, bottom } = element?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  return { x: left + 16, y: bottom + 3 };
}

/** What the press on Today shows: about four weeks on each side. */
const daysAroundToday = 56;

/** In a wide panel the legend is open at first. */
function firstLook(): ViewState {
  return { ...firstView, legend: document.documentElement.clientWidth >= roomForLegend };
}

/** In px: below it the legend waits until it is asked for. */
const roomForLegend = 1000;
