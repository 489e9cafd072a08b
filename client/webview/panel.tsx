/** The picture in its scroller, what floats over it, and every way to move in it: pointer, wheel, keys. */
import type { JSX, TargetedFocusEvent, TargetedKeyboardEvent } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { aboutItem, labelsFor, summaryOf } from "../../server/src/timeline/labels.ts";
import { layout as layoutOf } from "../../server/src/timeline/layout.ts";
import {
  itemOf,
  partAt,
  type Step,
  sourceOf,
  spotOf,
  stepFrom,
} from "../../server/src/timeline/layout-find.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { Timeline } from "../../server/src/timeline/picture.tsx";
import { Legend } from "../../server/src/timeline/picture-legend.tsx";
import type { Host, ViewState } from "./host.ts";
import { measureIn } from "./measure.ts";
import { bringIntoView, moveFollowing, partUnder } from "./scroller.ts";
import { Toolbar } from "./toolbar.tsx";
import { Tooltip } from "./tooltip.tsx";
import { useCalm, useFont, useWidth } from "./use-page.ts";
import { useTip } from "./use-tip.ts";
import { closer, useZoom } from "./use-zoom.ts";

interface Props {
  readonly host: Host;
  readonly model: TimelineModel;
  readonly locale: string;
  /** Of the cursor in this document, where known: UTF-16 units. */
  readonly offset: number | undefined;
  readonly note: string | undefined;
  readonly kept: ViewState | undefined;
}

export function Panel({ host, model, locale, offset, note, kept }: Props): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const family = useFont();
  const measure = useMemo(() => measureIn(family), [family]);
  const labels = useMemo(() => labelsFor(locale), [locale]);
  const [legend, setLegend] = useState(kept?.legend ?? document.documentElement.clientWidth >= roomForLegend);
  const [zoom, setZoom] = useState(kept?.zoom ?? "fit");
  const layout = useMemo(
    () => (width > 0 ? layoutOf(model, { width, zoom, labels, measure }) : undefined),
    [model, width, zoom, labels, measure],
  );
  const moves = useZoom(scroller, layout, model.today, setZoom);
  const tip = useTip();

  const { uri } = model;
  const keep = useCallback(() => {
    const { scrollLeft: left = 0, scrollTop: top = 0 } = scroller.current ?? {};
    host.keep({ uri, view: { zoom, left, top, legend } });
  }, [host, uri, zoom, legend]);
  useEffect(keep, [keep]);

  // The view as it was before a reload, once there is something to scroll; the first look at the cursor leaves it.
  const restored = useRef(false);
  const isLaidOut = layout !== undefined;
  useLayoutEffect(() => {
    if (isLaidOut && kept && !restored.current)
      scroller.current?.scrollTo({ left: kept.left, top: kept.top });
  }, [isLaidOut, kept]);

  const follow = () => {
    if (scroller.current && layout) moveFollowing(scroller.current, layout);
  };
  useLayoutEffect(follow);

  const highlighted = useMemo(
    () => (offset === undefined ? undefined : partAt(model, offset)),
    [model, offset],
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

  const [chosen, setChosen] = useState<string>();
  const isKnown = layout !== undefined && chosen !== undefined && spotOf(layout, chosen) !== undefined;
  const reachable = isKnown ? chosen : (highlighted ?? model.engagements[0]?.id);
  // Focus follows the chosen part, also where a change of the text has drawn it anew.
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || !scroller.current || !layout || chosen === undefined) return;
    const element = scroller.current.querySelector<SVGElement>(`[data-block="${CSS.escape(chosen)}"]`);
    if (!element || element === document.activeElement) return;
    element.focus({ preventScroll: true });
    bringIntoView(scroller.current, layout, chosen);
  }, [chosen, layout]);

  const summary = summaryOf(model);
  const announced = useCalm(note ?? summary);

  const reveal = (id: string | undefined) => {
    const source = id === undefined ? undefined : sourceOf(model, id);
    if (source) host.send({ type: "reveal", uri, ...source });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.metaKey) return;
    const step = stepOf(event);
    const current = partUnder(event.target) ?? reachable;
    if (event.key === "Escape") tip.hide();
    else if (step && layout && partUnder(event.target)) setChosen(stepFrom(layout, current, step) ?? current);
    else if (event.ctrlKey) return;
    else if ((event.key === "Enter" || event.key === " ") && partUnder(event.target)) reveal(current);
    else if (event.key === "+" || event.key === "=") moves.zoomBy(closer);
    else if (event.key === "-") moves.zoomBy(1 / closer);
    else if (event.key === "0") setZoom("fit");
    else if (event.key === "t") moves.showToday();
    else if (event.key === "l") setLegend(!legend);
    else return;
    event.preventDefault();
  };
  const onFocus = (event: TargetedFocusEvent<HTMLElement>) => {
    hasFocus.current = true;
    const id = partUnder(event.target);
    if (id === undefined) return;
    setChosen(id);
    if (event.target instanceof Element && event.target.matches(":focus-visible"))
      tip.showFor(event.target, id);
  };
  const onBlur = (event: TargetedFocusEvent<HTMLElement>) => {
    // What was taken out of the page by a new picture gets its focus back; what was left by the reader does not.
    if (event.target instanceof Element && event.target.isConnected) hasFocus.current = false;
    tip.hide();
  };

  const told = tip.shown && itemOf(model, tip.shown.id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: they listen for the parts in them, each of which has its role
    <div class="panel" onKeyDown={onKeyDown}>
      <h1 class="unseen">Timeline</h1>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard one level above */}
      <div
        class={`scroller${layout && layout.gutter === 0 ? " narrow" : ""}`}
        ref={scroller}
        onClick={(event) => reveal(partUnder(event.target))}
        onFocusCapture={onFocus}
        onBlurCapture={onBlur}
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
          follow();
        }}
        onScrollEnd={keep}
      >
        {layout ? (
          <Timeline
            layout={layout}
            showing={{
              today: model.today,
              labels,
              highlighted,
              reachable,
              described: tip.shown?.byKey ? tip.shown.id : undefined,
            }}
          />
        ) : null}
      </div>
      {legend ? <Legend model={model} /> : null}
      <Toolbar
        errors={model.errors}
        note={note}
        legend={legend}
        zoomed={zoom !== "fit"}
        onLegend={() => setLegend(!legend)}
        onZoom={moves.zoomBy}
        onFit={() => setZoom("fit")}
        onToday={moves.showToday}
      />
      {tip.shown && told ? <Tooltip about={aboutItem(told, model, labels)} place={tip.shown.place} /> : null}
      <div class="unseen" aria-live="polite">
        {announced}
      </div>
    </div>
  );
}

/** In px: below it the legend waits until it is asked for. */
const roomForLegend = 700;

function stepOf({ key, ctrlKey }: KeyboardEvent): Step | undefined {
  switch (key) {
    case "ArrowLeft":
      return "left";
    case "ArrowRight":
      return "right";
    case "ArrowUp":
      return "up";
    case "ArrowDown":
      return "down";
    case "Home":
      return ctrlKey ? "top" : "first";
    case "End":
      return ctrlKey ? "bottom" : "last";
    default:
      return undefined;
  }
}
