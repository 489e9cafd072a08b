/** What would come of a drop, drawn over the picture: parts on their new days, an arrow on its way. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Move } from "../../server/src/protocol.ts";
import type { Layout } from "../../server/src/timeline/layout.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";
import { Bar, Mark, StatusSign } from "../../server/src/timeline/picture-marks.tsx";
import { Text } from "../../server/src/timeline/picture-parts.tsx";
import type { Drag } from "./drag.ts";
import { boxesIn, boxOf, movedBox, type PartBox } from "./places.ts";

/** Over the lanes and under their names. `handle` is the id of the part that shows from where an arrow can be drawn. */
export function Ghosts(props: {
  layout: Layout;
  window: Window;
  moves: readonly Move[];
  drag: Drag;
  refused: boolean;
  handle: string | undefined;
}): JSX.Element | null {
  const { layout, window, moves, drag, refused, handle } = props;
  const held = handle === undefined ? undefined : boxOf(layout, handle);
  if (moves.length === 0 && drag.kind !== "linking" && !held) return null;
  const boxes = moves.length > 0 || drag.kind === "linking" ? boxesIn(layout, window) : undefined;
  const moved = moves.flatMap((move) => {
    const box = boxes?.get(move.id);
    return box && (move.start ?? move.end) !== undefined ? [{ box, to: movedBox(layout, box, move) }] : [];
  });
  return (
    <svg
      class={`ghosts${refused ? " refused" : ""}`}
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
    >
      {moved.map(({ box, to }) => (box.shape === "phase" ? <PhaseGhost key={box.item.id} box={to} /> : null))}
      {moved.map(({ box }) =>
        box.shape === "phase" ? null : (
          <g key={box.item.id} class="veil">
            <rect {...outer(box)} />
            {wordsBeside(box).map((beside) => (
              <rect key={beside.x} class="veil-words" {...beside} />
            ))}
          </g>
        ),
      )}
      {moved.map(({ box, to }) => (box.shape === "phase" ? null : <Ghost key={box.item.id} box={to} />))}
      {drag.kind === "linking" ? (
        <Arrow
          from={boxOf(layout, drag.part.id)}
          to={drag.to === undefined ? undefined : boxes?.get(drag.to)}
          at={drag.at}
        />
      ) : null}
      {held && drag.kind === "nothing" ? <LinkHandle box={held} /> : null}
    </svg>
  );
}

/** Beside what is moved, and always in view: the days that it would have, and what comes of it. */
export function Flag(props: {
  box: PartBox;
  /** It stands at the beginning of what is moved, or around the end that is pulled. */
  at: "start" | "end";
  /** Of what can be seen, without the names of lanes and the axis. */
  left: number;
  right: number;
  top: number;
  days: string;
  note: string;
  refused: boolean;
}): JSX.Element {
  const { box, at, left, right, top, days, note, refused } = props;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const { offsetWidth, offsetHeight } = current;
    const above = box.y - offsetHeight - gap;
    const under = box.shape === "phase" ? box.y : box.y + box.height;
    const x = at === "start" ? box.x : box.x + box.width - offsetWidth / 2;
    current.style.left = `${Math.max(Math.min(x, right - offsetWidth - gap), left + gap)}px`;
    current.style.top = `${above >= top && box.shape !== "phase" ? above : Math.max(under, top) + gap}px`;
  });
  return (
    <div class={`drag-flag${refused ? " refused" : ""}`} ref={element} aria-hidden="true">
      <strong>{days}</strong>
      {note === "" ? null : <span>{note}</span>}
    </div>
  );
}

/** Between a part and its flag, in px. */
const gap = 8;

function Ghost({ box }: { box: PartBox }): JSX.Element {
  const { item, shape, x, y, width, height, labels, icon } = box;
  const { kind, status, progress } = item;
  return (
    <g class={`ghost part kind-${kind} status-${status}`} data-ghost={item.id}>
      {shape === "bar" ? (
        <Bar kind={kind} status={status} progress={progress} x={x} y={y} width={width} height={height} />
      ) : (
        <Mark kind={kind} status={status} x={x} y={y} size={width} />
      )}
      {icon ? <StatusSign status={status} x={icon.x} y={icon.y} /> : null}
      {labels.map((text) => (
        <Text key={text.role} placed={text} more={text.x > x && text.x < x + width ? "" : "beside"} />
      ))}
    </g>
  );
}

/** A phase goes through all lanes: so do the edges that it would have. */
function PhaseGhost({ box: { item, x, y, width, height } }: { box: PartBox }): JSX.Element {
  return (
    <g class="phase-ghost" data-ghost={item.id}>
      <rect class="phase-ghost-band" x={x} y={y} width={width} height={height} />
      <path class="phase-ghost-edge" d={`M${x} ${y}v${height}M${x + width} ${y}v${height}`} />
    </g>
  );
}

/** From the end of what is awaited to what is going to wait for it. */
function Arrow(props: {
  from: PartBox | undefined;
  to: PartBox | undefined;
  at: { readonly x: number; readonly y: number } | undefined;
}): JSX.Element | null {
  const { from, to, at } = props;
  if (!from) return null;
  const x = from.x + from.width;
  const y = from.shape === "phase" ? (at?.y ?? to?.y ?? from.y) : from.y + from.height / 2;
  const aim = to && to.shape !== "phase" ? { x: to.x, y: to.y + to.height / 2 } : at;
  return (
    <g class="arrow">
      <rect class="arrow-end" {...outer(from)} />
      {to ? <rect class="arrow-end" {...outer(to)} /> : null}
      {aim ? (
        <>
          <path class="arrow-line" d={`M${x} ${y}L${aim.x} ${aim.y}`} />
          <circle class="arrow-tip" cx={aim.x} cy={aim.y} r={4} />
        </>
      ) : null}
    </g>
  );
}

/** Can be dragged to what is to wait for the part. */
function LinkHandle({ box: { item, x, y, width, height } }: { box: PartBox }): JSX.Element {
  const at = { cx: x + width, cy: y + height };
  return (
    <g class="link-handle" data-link={item.id}>
      <circle class="link-hit" {...at} r={9} />
      <circle class="link-dot" {...at} r={4.5} />
    </g>
  );
}

/** Where a part's words are outside of its shape. */
function wordsBeside({ x, y, width, height, extent }: PartBox) {
  const left = { x: extent.x, width: x - 2 - extent.x };
  const right = { x: x + width + 2, width: extent.x + extent.width - x - width };
  return [left, right].filter((beside) => beside.width > 4).map((beside) => ({ ...beside, y, height }));
}

function outer({ x, y, width, height }: PartBox) {
  return { x: x - 2, y: y - 2, width: width + 4, height: height + 4, rx: 6 };
}
