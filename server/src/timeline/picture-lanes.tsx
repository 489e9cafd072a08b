/** The lanes in view: each with its name, which stays at the left, and its rows of bars and marks. */

import { Component, type JSX } from "preact";
import { t } from "../text/say.ts";
import { titleOf } from "./labels.ts";
import { laneNote, laneSummary } from "./labels-lanes.ts";
import { type Layout, lanesTop, type SectionLayout } from "./layout.ts";
import { isInside, lanesWithin, rowsWithin } from "./layout-cuts.ts";
import type { LaneLayout } from "./layout-lanes.ts";
import { isCurrent } from "./layout-phases.ts";
import type { PlacedItem } from "./layout-placed.ts";
import type { RowLayout, SummaryLayout } from "./layout-rows.ts";
import { fonts, laneSizes } from "./layout-sizes.ts";
import { plain } from "./layout-text.ts";
import { Bar, Column, Mark, StatusSign, Strip } from "./picture-marks.tsx";
import { Following, isAcross, Part, type Showing, Spacer, Target, Text } from "./picture-parts.tsx";

interface Props {
  readonly section: SectionLayout;
  readonly layout: Layout;
  readonly showing: Showing;
}

export function Lanes({ section, layout, showing }: Props): JSX.Element {
  const { window } = showing;
  const from = lanesTop(section);
  const top = window ? window.top - from : 0;
  const bottom = window ? window.bottom - from : section.height;
  const lanes = lanesWithin(section.lanes, top, bottom);
  const first = lanes[0]?.y ?? 0;
  const last = lanes.at(-1);
  return (
    <>
      <Spacer height={first} />
      {lanes.map((placed) => (
        <div key={placed.lane.id} class="lane" role="rowgroup">
          <LaneName placed={placed} layout={layout} showing={showing} />
          <svg class="rows" role="presentation" width={layout.width} height={placed.height}>
            <g transform={`translate(0 ${-placed.y})`}>
              {rowsWithin(placed.rows, top, bottom).map((row) => (
                <Row
                  key={row.y - placed.y}
                  row={row}
                  room={layout.viewWidth - layout.gutter}
                  placed={placed}
                  section={section}
                  showing={showing}
                />
              ))}
            </g>
          </svg>
          <ListedParts placed={placed} layout={layout} section={section} showing={showing} />
        </div>
      ))}
      <Spacer height={last ? section.height - last.y - last.height : section.height - first} />
    </>
  );
}

interface RowProps {
  readonly row: RowLayout;
  /** How much of the time is in view at once, in px. */
  readonly room: number;
  readonly placed: LaneLayout;
  readonly section: SectionLayout;
  readonly showing: Showing;
}

function Row({ row, room, placed, section, showing }: RowProps): JSX.Element {
  if (row.summary) return <Summary row={row} summary={row.summary} />;
  const parts = row.items.filter(
    ({ item, shape, extent }) =>
      shape !== "listed" && (isAcross(extent, showing.window) || item.id === showing.reachable),
  );
  return (
    <>
      {parts.length > 0 ? (
        <g role="row" aria-level={2} aria-rowindex={placed.index + 1 + placed.rows.indexOf(row)}>
          {parts.map((part) => (
            <Placed key={part.item.id} placed={part} lane={placed} section={section} showing={showing} />
          ))}
        </g>
      ) : null}
      <Beyond row={row} room={room} />
    </>
  );
}

/**
 * Where nothing of a row is in view: the names of what comes before and behind, at the edges, so that no row is a
 * riddle. Whoever scrolls the picture shows those of the gap that is in view (`data-shown`) and moves them to the edge;
 * without, nothing shows. No gap is in view as a whole that is smaller than the `room`.
 */
function Beyond({ row, room }: { row: RowLayout; room: number }): JSX.Element {
  const parts = row.items
    .filter(({ shape }) => shape !== "listed")
    .sort((one, other) => one.extent.x - other.extent.x);
  const hints: JSX.Element[] = [];
  let from = Number.NEGATIVE_INFINITY;
  let before: PlacedItem | undefined;
  for (const behind of [...parts, undefined]) {
    const to = behind?.extent.x ?? Number.POSITIVE_INFINITY;
    if (to - from >= room) {
      const gap = { from, to };
      if (before) hints.push(<Hint key={`${before.item.id} ›`} part={before} side="before" gap={gap} />);
      if (behind) hints.push(<Hint key={`‹ ${behind.item.id}`} part={behind} side="behind" gap={gap} />);
    }
    const end = behind ? behind.extent.x + behind.extent.width : from;
    if (end >= from) before = behind;
    from = Math.max(from, end);
  }
  return <>{hints}</>;
}

/** The name of a part at the edge behind which it stands, while all of the gap is in view and nothing else. */
function Hint(props: {
  part: PlacedItem;
  side: "before" | "behind";
  gap: { readonly from: number; readonly to: number };
}): JSX.Element {
  const { part, side, gap } = props;
  const { item, y, height } = part;
  const title = titleOf(item);
  const short =
    title.length > longestBeyond ? `${[...title].slice(0, longestBeyond).join("").trimEnd()}…` : title;
  return (
    <g
      class="beyond"
      aria-hidden="true"
      data-beyond={item.id}
      data-side={side}
      data-from={gap.from}
      data-to={gap.to}
    >
      <text
        class="text-meta beside"
        x={side === "before" ? 10 : -10}
        y={y + height / 2 + 4}
        font-size={fonts.meta.size}
        text-anchor={side === "before" ? "start" : "end"}
      >
        {side === "before" ? `‹ ${short}` : `${short} ›`}
      </text>
    </g>
  );
}

/** In characters. */
const longestBeyond = 40;

/** The parts that have no days: they do not scroll sideways. */
function ListedParts(props: {
  placed: LaneLayout;
  layout: Layout;
  section: SectionLayout;
  showing: Showing;
}): JSX.Element | null {
  const { placed, layout, section, showing } = props;
  const rows = placed.rows.filter(({ items }) => items.some(({ shape }) => shape === "listed"));
  if (rows.length === 0) return null;
  return (
    <svg class="listed-parts" role="presentation" width={layout.viewWidth} height={placed.height}>
      <g transform={`translate(0 ${-placed.y})`}>
        {rows.map((row) => (
          <g
            key={row.y}
            role="row"
            aria-level={2}
            aria-rowindex={placed.index + 1 + placed.rows.indexOf(row)}
          >
            {row.items.map((part) => (
              <Placed key={part.item.id} placed={part} lane={placed} section={section} showing={showing} />
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}

/** A lane's name with the sign that collapses it. Both belong to one stop of the keyboard. */
function LaneName(props: { placed: LaneLayout; layout: Layout; showing: Showing }): JSX.Element {
  const { placed, layout, showing } = props;
  const { lane, y, height, names, toggle, collapsed, index } = placed;
  const isBeside = layout.gutter > 0;
  const width = isBeside ? layout.gutter : layout.viewWidth;
  const high = isBeside ? height : laneSizes.heading;
  const box = { x: 4, y: y + 3, width: width - 9, height: high - 6, rx: 4 };
  const x = toggle.x - 4;
  const middle = toggle.y;
  const note = names.find(({ role }) => role === "note");
  const said = [
    plain(lane.title),
    collapsed ? laneSummary(lane) : laneNote(lane),
    lane.head?.broken ? t`Has a mistake in the text` : "",
  ];
  return (
    <svg class="name" role="presentation" width={width} height={high}>
      <g transform={`translate(0 ${-y})`}>
        {isBeside ? (
          <>
            <rect class="gutter" y={y} width={width} height={high} />
            <line class="rule" x1={0} x2={width} y1={y + high - 0.5} y2={y + high - 0.5} />
            <line class="rule" x1={width - 0.5} x2={width - 0.5} y1={y} y2={y + high} />
          </>
        ) : (
          <rect class="lane-head" y={y} width={width} height={high - 2} />
        )}
        <g
          class={`lane-name${lane.head?.broken ? " broken" : ""}`}
          role="row"
          aria-level={1}
          aria-rowindex={index}
          aria-expanded={!collapsed}
          data-lane={lane.id}
          // A contract is a bar in its lane already, and an id stands once in the picture.
          data-names={lane.head?.id}
        >
          <Target
            id={lane.head && lane.kind !== "contract" ? lane.head.id : undefined}
            stop={lane.id}
            role="rowheader"
            label={`${said.filter((part) => part !== "").join(". ")}.`}
            broken={lane.head?.broken ?? false}
            showing={showing}
          >
            <rect class="hit" {...box} />
          </Target>
          <g class="words" aria-hidden="true">
            {names.map((text, line) => (
              <Text key={line} placed={text} />
            ))}
            {note && isBeside && lane.standing && lane.standing.overdue > 0 ? (
              <g class="status-overdue">
                <StatusSign status="overdue" x={toggle.x - 6} y={note.y - 4} />
              </g>
            ) : null}
          </g>
          <g class="toggle" data-toggle={lane.id} aria-hidden="true">
            <rect class="toggle-hit" x={toggle.x - 11} y={middle - 12} width={23} height={24} rx={4} />
            <path
              class="toggle-sign"
              d={collapsed ? `M${x + 2.5} ${middle - 4}l4 4l-4 4` : `M${x} ${middle - 2}l4 4l4 -4`}
            />
          </g>
          <rect class="ring" {...box} />
        </g>
      </g>
    </svg>
  );
}

/** All of a collapsed lane as one bar; its words are said by the lane's name. */
function Summary({ row, summary }: { row: RowLayout; summary: SummaryLayout }): JSX.Element {
  const { y, height } = row;
  const { x, width, done, late, labels } = summary;
  const box = { x, y: y + height / 2 - 9, width, height: 18, rx: 9 };
  return (
    <g class="summary" aria-hidden="true">
      <rect class="summary-bar" {...box} />
      {done > 0 ? <rect class="summary-done" {...box} width={Math.max(width * done, 9)} /> : null}
      {late === undefined ? null : (
        <g class="status-overdue">
          <StatusSign status="overdue" x={late} y={y + height / 2} />
        </g>
      )}
      {labels.map((text) => (
        <Text key={text.x} placed={text} />
      ))}
    </g>
  );
}

interface PlacedProps {
  readonly placed: PlacedItem;
  readonly lane: LaneLayout;
  readonly section: SectionLayout;
  readonly showing: Showing;
}

/** Drawn again only where something about it has changed, so that scrolling costs no more than what comes into view. */
class Placed extends Component<PlacedProps> {
  override shouldComponentUpdate(next: PlacedProps): boolean {
    const { placed, lane, section, showing } = this.props;
    const { id } = placed.item;
    return (
      next.placed !== placed ||
      next.lane.lane.title !== lane.lane.title ||
      next.section.engagement.phases !== section.engagement.phases ||
      next.showing.labels !== showing.labels ||
      next.showing.chain !== showing.chain ||
      marksOf(id, next.showing) !== marksOf(id, showing)
    );
  }

  override render({ placed, lane, section, showing }: PlacedProps): JSX.Element {
    const { item, shape, extent, x, y, width, height, tail } = placed;
    const middle = y + height / 2;
    const outer = { x: extent.x - 2, y: y - 3, width: extent.width + 4, height: height + 6, rx: 5 };
    const inside = placed.labels.filter((text) => isInside(text, placed));
    const beside = placed.labels.filter((text) => !isInside(text, placed));
    const words = (
      <>
        <Following from={x} slack={placed.slack}>
          {placed.icon ? <StatusSign status={item.status} x={placed.icon.x} y={placed.icon.y} /> : null}
          {inside.map((text) => (
            <Text key={text.role} placed={text} />
          ))}
        </Following>
        {beside.map((text) => (
          <Text key={text.role} placed={text} more="beside" />
        ))}
      </>
    );
    return (
      <Part
        item={item}
        lane={lane.lane.title}
        phases={section.engagement.phases}
        showing={showing}
        class={isCurrent(item, showing.today) ? `${shape} current` : shape}
        box={outer}
        words={words}
      >
        {tail ? <line class="tail" x1={tail.x} x2={tail.x + tail.width} y1={middle} y2={middle} /> : null}
        {shape === "bar" ? <Lasting placed={placed} /> : null}
        {shape === "mark" ? <Mark kind={item.kind} status={item.status} x={x} y={y} size={width} /> : null}
        {shape === "listed" ? (
          <Mark
            kind={item.kind}
            status={item.status}
            x={x + 6}
            y={y + (height - laneSizes.mark.size) / 2}
            size={laneSizes.mark.size}
          />
        ) : null}
      </Part>
    );
  }
}

/** A part that lasts, in the shape of its kind. */
function Lasting({ placed: { item, x, y, width, height } }: { placed: PlacedItem }): JSX.Element {
  const box = { x, y, width, height };
  if (item.kind === "phase") return <Strip {...box} />;
  if (item.load) return <Column {...box} />;
  return <Bar kind={item.kind} status={item.status} progress={item.progress} {...box} />;
}

/** What the reader does with a part. */
function marksOf(id: string, { highlighted, reachable, described }: Showing): string {
  return `${highlighted === id} ${reachable === id} ${described === id}`;
}
