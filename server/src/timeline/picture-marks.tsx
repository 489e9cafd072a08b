/** The shapes: each kind and each status has one of its own, so that nothing is told by colour alone. */
import type { JSX } from "preact";
import type { ItemKind, ItemStatus } from "./model.ts";

/** A part that stands on one day: circle, hexagon, diamond, target, flag or square, with its status drawn in it. */
export function Mark(props: {
  kind: ItemKind;
  status: ItemStatus;
  x: number;
  y: number;
  size: number;
}): JSX.Element {
  const { kind, status, x, y, size } = props;
  const half = size / 2;
  return (
    <g class="shape" transform={`translate(${x + half} ${y + half})`}>
      <Outline kind={kind} half={half} />
      <Inner status={status} kind={kind} half={half} />
    </g>
  );
}

/** A part that lasts: actions with rounded corners, contracts round at their ends, activities angular. */
export function Bar(props: {
  kind: ItemKind;
  status: ItemStatus;
  progress?: number | undefined;
  x: number;
  y: number;
  width: number;
  height: number;
}): JSX.Element {
  const { kind, status, x, y, width, height } = props;
  const corner = Math.min(kind === "contract" ? height / 2 : kind === "activity" ? 1 : 4, width / 2);
  const box = { x, y, width, height, rx: corner };
  const edge = {
    x: x + 0.75,
    y: y + 0.75,
    width: Math.max(width - 1.5, 1),
    height: height - 1.5,
    rx: Math.max(corner - 0.5, 0),
  };
  const progress = status === "done" ? 0 : Math.min(Math.max(props.progress ?? 0, 0), 100);
  return (
    <>
      <rect class="bar-base" {...box} />
      <rect class="bar-fill" {...box} />
      {progress > 0 ? <rect class="progress" {...box} width={Math.max((width * progress) / 100, 2)} /> : null}
      {status === "blocked" ? <rect class="hatched" {...box} fill={`url(#${hatch})`} /> : null}
      <rect class="bar-edge" {...edge} />
    </>
  );
}

/** A phase: a strip with an edge under it. */
export function Strip(props: { x: number; y: number; width: number; height: number }): JSX.Element {
  const { x, y, width, height } = props;
  return (
    <>
      <rect class="phase-strip" x={x} y={y} width={width} height={height} rx={3} />
      <rect class="phase-edge" x={x} y={y + height - 2} width={width} height={2} />
    </>
  );
}

/** How much somebody carries: a column with its top drawn stronger. */
export function Column(props: { x: number; y: number; width: number; height: number }): JSX.Element {
  const { x, y, width, height } = props;
  return (
    <>
      <rect class="column" x={x} y={y} width={width} height={height} />
      <rect class="column-top" x={x} y={y} width={width} height={2} />
    </>
  );
}

/** The sign of a status, 12 px wide, its left edge at x and its middle at y. Planned has none. */
export function StatusSign(props: { status: ItemStatus; x: number; y: number }): JSX.Element | null {
  const sign = signs[props.status];
  return sign ? (
    <g class="sign" transform={`translate(${props.x} ${props.y - 6})`}>
      {sign}
    </g>
  ) : null;
}

/** Hatching for what is blocked; stands once in the document that shows the picture. */
export function Patterns(): JSX.Element {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-line" width="2" height="6" />
        </pattern>
      </defs>
    </svg>
  );
}

const hatch = "coachplan-hatch";

function Outline({ kind, half }: { kind: ItemKind; half: number }): JSX.Element {
  switch (kind) {
    case "session":
      return <circle class="outline" r={half - 0.75} />;
    case "review":
      return <path class="outline" d={hexagon(half)} />;
    case "milestone":
      return (
        <path class="outline" d={`M0 ${-half - 0.5} L${half + 0.5} 0 L0 ${half + 0.5} L${-half - 0.5} 0 Z`} />
      );
    case "goal":
      return (
        <>
          <circle class="outline" r={half - 0.75} />
          <circle class="core" r={half / 2.6} />
        </>
      );
    case "result":
      return (
        <>
          <path class="pole" d={`M${-half + 2} ${-half} V${half}`} />
          <path
            class="outline"
            d={`M${-half + 2} ${-half + 0.75} H${half} L${half - 3} ${-1.5} L${half} ${half / 3} H${-half + 2} Z`}
          />
        </>
      );
    case "action":
    case "contract":
    case "commitment":
    case "phase":
      return <rect class="outline" x={-half} y={-half * 0.6} width={2 * half} height={half * 1.2} rx={2} />;
    default:
      return (
        <rect
          class="outline"
          x={-half + 0.75}
          y={-half + 0.75}
          width={2 * half - 1.5}
          height={2 * half - 1.5}
          rx={2.5}
        />
      );
  }
}

function Inner({
  status,
  kind,
  half,
}: {
  status: ItemStatus;
  kind: ItemKind;
  half: number;
}): JSX.Element | null {
  const s = half * 0.45;
  switch (status) {
    case "done":
    case "held":
      return kind === "goal" || kind === "result" ? null : (
        <path class="inner" d={`M${-s} 0 L${-s / 4} ${s * 0.8} L${s} ${-s * 0.8}`} />
      );
    case "cancelled":
    case "missed":
    case "dropped":
      return <path class="crossed" d={`M${-half} ${half} L${half} ${-half}`} />;
    case "overdue":
      return <path class="inner" d={`M0 ${-s} V${s * 0.2} M0 ${s * 0.85} V${s}`} />;
    default:
      return null;
  }
}

function hexagon(half: number): string {
  const across = half * 0.55;
  return `M${-across} ${-half} H${across} L${half} 0 L${across} ${half} H${-across} L${-half} 0 Z`;
}

const cross = (
  <>
    <circle class="sign-line" cx="6" cy="6" r="5" />
    <path class="sign-line" d="M4 4 L8 8 M8 4 L4 8" />
  </>
);

const signs: Partial<Record<ItemStatus, JSX.Element>> = {
  "in-progress": (
    <>
      <circle class="sign-line" cx="6" cy="6" r="5" />
      <path class="sign-area" d="M6 1 A5 5 0 0 1 6 11 Z" />
    </>
  ),
  done: (
    <>
      <circle class="sign-area" cx="6" cy="6" r="5.5" />
      <path class="sign-cut" d="M3.4 6.2 L5.3 8.1 L8.7 4.2" />
    </>
  ),
  blocked: (
    <>
      <circle class="sign-line" cx="6" cy="6" r="5" />
      <path class="sign-line" d="M3.5 6 H8.5" />
    </>
  ),
  overdue: (
    <>
      <path class="sign-area" d="M6 0.3 L12 11.3 H0 Z" />
      <path class="sign-cut" d="M6 4 V7.4 M6 9.2 V9.8" />
    </>
  ),
  dropped: cross,
  cancelled: cross,
  missed: cross,
};
