/** What lies behind the bars: phases, days off, lines of the axis, today, and the arrows between parts. */
import type { JSX } from "preact";
import { type Layout, lanesTop, type SectionLayout } from "./layout.ts";
import { around, lanesWithin, rowsWithin, type Words, wordsIn } from "./layout-cuts.ts";
import type { LinkLayout } from "./layout-links.ts";
import { shadesIn } from "./layout-scale.ts";
import { isCutOff } from "./picture-axis.tsx";
import { Earlier } from "./picture-earlier.tsx";
import { isAcross, type Showing } from "./picture-parts.tsx";

export function Ground(props: { section: SectionLayout; layout: Layout; showing: Showing }): JSX.Element {
  const { section, layout, showing } = props;
  const { axis, height, engagement } = section;
  const { window } = showing;
  const from = lanesTop(section);
  const left = window?.left ?? 0;
  const right = window?.right ?? layout.width;
  const top = Math.max(window ? window.top - from : 0, 0);
  const bottom = Math.min(window ? window.bottom - from : height, height);
  const stretch = { y: top, height: Math.max(bottom - top, 0) };
  const lanes = lanesWithin(section.lanes, top, bottom);
  const words = wordsIn(lanes.flatMap(({ rows }) => rowsWithin(rows, top, bottom)));
  const lines = axis.upper.length > 0 ? axis.upper : axis.lower;
  return (
    <svg class="ground" width={layout.width} height={height} aria-hidden="true">
      {axis.phases
        .filter((phase) => isAcross(phase, window))
        .map(({ item, index, current, x, width }) => (
          <rect
            key={item.id}
            class={`band ${current ? "current" : index % 2 === 0 ? "even" : "odd"}`}
            x={x}
            width={width}
            {...stretch}
          />
        ))}
      {shadesIn(layout.scale, engagement.holidays, left, right).map(({ kind, x, width }) => (
        <rect
          key={`${kind} ${x}`}
          class={kind}
          x={x}
          width={Math.max(width, kind === "holiday" ? 2 : 0)}
          {...stretch}
        />
      ))}
      {lines
        .filter((cell) => !isCutOff(cell) && isAcross(cell, window))
        .map((cell) => {
          const x = Math.round(cell.x + cell.width) - 0.5;
          return <line key={cell.x} class="grid-line" x1={x} x2={x} y1={top} y2={bottom} />;
        })}
      {lanes.map(({ lane, y, height: own }) => (
        <line key={lane.id} class="rule" x1={left} x2={right} y1={y + own - 0.5} y2={y + own - 0.5} />
      ))}
      {axis.today.side === "here"
        ? around(axis.today.x, top, bottom, words).map(({ from: y1, to: y2 }) => (
            <line key={y1} class="today-line" x1={axis.today.x} x2={axis.today.x} y1={y1} y2={y2} />
          ))
        : null}
      <Earlier lanes={lanes} layout={layout} top={top} bottom={bottom} />
      <g class={showing.chain ? "links with-chain" : "links"}>
        {section.linksWithin(left, right, top, bottom).map((link) => (
          <Link key={`${link.from} ${link.to}`} link={link} words={words} showing={showing} />
        ))}
      </g>
    </svg>
  );
}

function Link(props: { link: LinkLayout; words: readonly Words[]; showing: Showing }): JSX.Element {
  const { link, words, showing } = props;
  const { from, to, kind, critical, tooEarly, tip, points } = link;
  const isNear = showing.highlighted === from || showing.highlighted === to;
  const chained = critical && showing.chain;
  const classes = ["link", kind, isNear && "near", chained && "critical", tooEarly && "too-early"];
  const [x, y] = points.at(-1) ?? [0, 0];
  const back = tip === "down" ? -5 : 5;
  return (
    <g class={classes.filter((name) => name).join(" ")}>
      <path class="link-line" d={linePath(points, words)} />
      <path class="link-tip" d={`M${x - 3.5} ${y + back}L${x} ${y}L${x + 3.5} ${y + back}Z`} />
    </g>
  );
}

/** Along the points, interrupted where an upright stretch would run through words. */
function linePath(points: LinkLayout["points"], words: readonly Words[]): string {
  let path = "";
  for (const [index, [x, y]] of points.entries()) {
    const before = points[index - 1];
    if (!before) continue;
    if (before[0] !== x) {
      path += `M${before[0]} ${before[1]}H${x}`;
      continue;
    }
    for (const { from, to } of around(x, Math.min(before[1], y), Math.max(before[1], y), words))
      path += `M${x} ${from}V${to}`;
  }
  return path;
}
