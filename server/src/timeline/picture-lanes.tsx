/** The lanes with their bars and marks, and the names that stay at the left while they scroll. */
import type { JSX } from "preact";
import type { Layout, SectionLayout } from "./layout.ts";
import type { LaneLayout, PlacedItem } from "./layout-lanes.ts";
import { laneSizes, type PlacedText } from "./layout-sizes.ts";
import { plain } from "./layout-text.ts";
import { isCutOff } from "./picture-axis.tsx";
import { Bar, Mark, StatusSign } from "./picture-marks.tsx";
import { Following, Part, type Showing, Text } from "./picture-parts.tsx";

interface Props {
  readonly section: SectionLayout;
  readonly layout: Layout;
  readonly showing: Showing;
}

export function Lanes({ section, layout, showing }: Props): JSX.Element {
  return (
    <svg class="lanes" width={layout.width} height={section.height} role="rowgroup">
      <Ground section={section} layout={layout} />
      {section.lanes.flatMap(({ lane, rows }) =>
        rows
          .filter(({ items }) => items.some(({ shape }) => shape !== "listed"))
          .map((row, index) => (
            <g key={`${lane.id} ${index}`} role="row" aria-label={plain(lane.title)}>
              {row.items.map((placed) => (
                <Placed key={placed.item.id} placed={placed} showing={showing} />
              ))}
            </g>
          )),
      )}
    </svg>
  );
}

/** The lanes' names, and the parts that have no days: both stay where they are. */
export function LaneNames({ section, layout, showing }: Props): JSX.Element {
  const { gutter, viewWidth } = layout;
  return (
    <svg class="names" width={viewWidth} height={section.height} role="rowgroup">
      {gutter > 0 ? (
        <g aria-hidden="true">
          <rect class="gutter" width={gutter} height={section.height} />
          {section.lanes.map(({ lane, y, height }) => (
            <line key={lane.id} class="rule" x1={0} x2={gutter} y1={y + height - 0.5} y2={y + height - 0.5} />
          ))}
          <line class="rule" x1={gutter - 0.5} x2={gutter - 0.5} y1={0} y2={section.height} />
        </g>
      ) : null}
      {section.lanes.flatMap((placed) => [
        <g key={placed.lane.id} role="row">
          <LaneName placed={placed} layout={layout} showing={showing} />
        </g>,
        ...placed.rows
          .flatMap(({ items }) => items.filter(({ shape }) => shape === "listed"))
          .map((item) => (
            <g key={item.item.id} role="row" aria-label={plain(placed.lane.title)}>
              <Placed placed={item} showing={showing} />
            </g>
          )),
      ])}
    </svg>
  );
}

function LaneName({
  placed,
  layout,
  showing,
}: {
  placed: LaneLayout;
  layout: Layout;
  showing: Showing;
}): JSX.Element {
  const { lane, y, height, names } = placed;
  const texts = names.map((text, index) => <Text key={index} placed={text} />);
  const width = layout.gutter > 0 ? layout.gutter : layout.viewWidth;
  const box = {
    x: 4,
    y: y + 3,
    width: width - 9,
    height: (layout.gutter > 0 ? height : laneSizes.heading) - 6,
    rx: 4,
  };
  // A contract is a bar in its lane already, and an id stands once in the picture.
  return lane.head && lane.kind !== "contract" ? (
    <Part item={lane.head} showing={showing} class="lane-name" box={box} words={texts}>
      <rect class="hit" {...box} />
    </Part>
  ) : (
    <g class="lane-name" role="rowheader" data-names={lane.head?.id}>
      {texts}
    </g>
  );
}

/** What lies behind the bars: bands of the phases, weekends, lines of the axis, borders of the lanes, today. */
function Ground({ section, layout }: { section: SectionLayout; layout: Layout }): JSX.Element {
  const { axis, height, lanes } = section;
  const lines = axis.upper.length > 0 ? axis.upper : axis.lower;
  return (
    <g class="ground" aria-hidden="true">
      {axis.phases.map(({ item, index, current, x, width }) => (
        <rect
          key={item.id}
          class={`band ${current ? "current" : index % 2 === 0 ? "even" : "odd"}`}
          x={x}
          y={0}
          width={width}
          height={height}
        />
      ))}
      {axis.lower
        .filter(({ weekend }) => weekend)
        .map(({ x, width }) => (
          <rect key={x} class="weekend" x={x} y={0} width={width} height={height} />
        ))}
      {lines
        .filter((cell) => !isCutOff(cell))
        .map((cell) => {
          const x = Math.round(cell.x + cell.width) - 0.5;
          return <line key={cell.x} class="grid-line" x1={x} x2={x} y1={0} y2={height} />;
        })}
      {axis.today.side === "here" ? (
        <line class="today-line" x1={axis.today.x} x2={axis.today.x} y1={0} y2={height} />
      ) : null}
      {lanes.map((lane) => (
        <g key={lane.lane.id}>
          {layout.gutter === 0 ? (
            <rect class="lane-head" x={0} y={lane.y} width={layout.width} height={laneSizes.heading - 2} />
          ) : null}
          <line
            class="rule"
            x1={0}
            x2={layout.width}
            y1={lane.y + lane.height - 0.5}
            y2={lane.y + lane.height - 0.5}
          />
        </g>
      ))}
    </g>
  );
}

function Placed({ placed, showing }: { placed: PlacedItem; showing: Showing }): JSX.Element {
  const { item, shape, extent, x, y, width, height, tail } = placed;
  const middle = y + height / 2;
  const outer = { x: extent.x - 2, y: y - 3, width: extent.width + 4, height: height + 6, rx: 5 };
  const isInside = (text: PlacedText) => shape === "bar" && text.x > x && text.x < x + width;
  const inside = placed.labels.filter(isInside);
  const beside = placed.labels.filter((text) => !isInside(text));
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
    <Part item={item} showing={showing} class={shape} box={outer} words={words}>
      {tail ? <line class="tail" x1={tail.x} x2={tail.x + tail.width} y1={middle} y2={middle} /> : null}
      {shape === "bar" ? (
        <Bar
          kind={item.kind}
          status={item.status}
          progress={item.progress}
          x={x}
          y={y}
          width={width}
          height={height}
        />
      ) : null}
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
