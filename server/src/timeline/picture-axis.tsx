/** The two levels of time, the phases under them, and today's flag. */
import type { JSX } from "preact";
import { t } from "../text/say.ts";
import type { AxisLayout, Layout } from "./layout.ts";
import type { AxisCell } from "./layout-scale.ts";
import { axisSizes, fonts } from "./layout-sizes.ts";
import { Strip } from "./picture-marks.tsx";
import { Following, isAcross, Part, type Showing } from "./picture-parts.tsx";

export function Axis({
  axis,
  layout,
  showing,
}: {
  axis: AxisLayout;
  layout: Layout;
  showing: Showing;
}): JSX.Element {
  const { months, units, phase } = axisSizes;
  const { flag } = axis.today;
  const flagTop = flag.level === "upper" ? 2.5 : months + 1;
  return (
    <svg class="axis" width={layout.width} height={axis.height} role="presentation">
      <g aria-hidden="true">
        {/* Behind the names of months and weeks, which stay readable on it. */}
        {axis.today.side === "here" ? (
          <line class="today-line" x1={axis.today.x} x2={axis.today.x} y1={flagTop + 10} y2={axis.height} />
        ) : null}
        {axis.upper
          .filter((cell) => isAcross(cell, showing.window))
          .map((cell) => (
            <Cell key={cell.x} cell={cell} y={0} height={months} level="upper" />
          ))}
        {axis.lower
          .filter((cell) => isAcross(cell, showing.window))
          .map((cell) => (
            <Cell
              key={cell.x}
              cell={cell}
              y={months}
              height={units}
              level={axis.unit === "week" || axis.unit === "day" ? "lower" : "lower centred"}
            />
          ))}
        <g data-today={axis.today.side} class={`today ${axis.today.side}`}>
          <rect
            class="today-flag"
            x={flag.x}
            y={flagTop}
            width={flag.width}
            height={units - 2}
            rx={(units - 2) / 2}
          />
          <text
            class="text-flag"
            x={flag.x + flag.width / 2}
            y={flagTop + 13}
            font-size={fonts.flag.size}
            font-weight={600}
            text-anchor="middle"
          >
            {flag.text}
          </text>
        </g>
        <line class="rule" x1={0} x2={layout.width} y1={0.5} y2={0.5} />
        <line class="rule" x1={0} x2={layout.width} y1={axis.height - 0.5} y2={axis.height - 0.5} />
      </g>
      {axis.phases.length > 0 ? (
        <g role="row" aria-level={1} aria-rowindex={1}>
          {axis.phases.map(({ item, index, current, x, width, row, text, slack }) => {
            const y = months + units + row * phase;
            const box = { x: x + 1, y: y + 1, width: Math.max(width - 2, 1), height: phase - 3, rx: 3 };
            return (
              <Part
                key={item.id}
                item={item}
                showing={showing}
                box={box}
                class={current ? "current" : index % 2 === 0 ? "even" : "odd"}
                words={
                  <Following from={x} slack={slack}>
                    <text
                      class="text-phase"
                      x={x + 9}
                      y={y + 15}
                      font-size={fonts.phase.size}
                      font-weight={600}
                    >
                      {text}
                    </text>
                  </Following>
                }
              >
                <Strip x={box.x} y={box.y} width={box.width} height={box.height} />
              </Part>
            );
          })}
        </g>
      ) : null}
    </svg>
  );
}

/** Covers the axis where the names of the lanes stand, so that time scrolls under it. */
export function AxisCorner({ axis, layout }: { axis: AxisLayout; layout: Layout }): JSX.Element {
  const phases = axisSizes.months + axisSizes.units;
  return (
    <svg class="corner" width={layout.gutter} height={axis.height} aria-hidden="true">
      <rect class="gutter" width={layout.gutter} height={axis.height} />
      {axis.phases.length > 0 ? (
        <text class="text-note" x={16} y={phases + 15} font-size={fonts.note.size}>
          {t`Phases`}
        </text>
      ) : null}
      <line class="rule" x1={0} x2={layout.gutter} y1={0.5} y2={0.5} />
      <line class="rule" x1={0} x2={layout.gutter} y1={axis.height - 0.5} y2={axis.height - 0.5} />
      <line class="rule" x1={layout.gutter - 0.5} x2={layout.gutter - 0.5} y1={0} y2={axis.height} />
    </svg>
  );
}

function Cell(props: { cell: AxisCell; y: number; height: number; level: string }): JSX.Element {
  const { cell, y, height, level } = props;
  const centred = level.endsWith("centred");
  const end = Math.round(cell.x + cell.width) - 0.5;
  return (
    <g class={`cell ${level}`}>
      {isCutOff(cell) ? null : <line class="tick" x1={end} x2={end} y1={y} y2={y + height} />}
      {cell.text === "" ? null : (
        <Following from={cell.x} slack={cell.slack}>
          <text
            class="text-axis"
            x={centred ? cell.x + cell.width / 2 : cell.x + 5}
            y={y + height / 2 + 4}
            font-size={fonts.axis.size}
            text-anchor={centred ? "middle" : "start"}
          >
            {cell.text}
          </text>
        </Following>
      )}
    </g>
  );
}

/** A cell of which only a sliver is in the drawing: its end would double the drawing's edge. */
export function isCutOff({ width }: AxisCell): boolean {
  return width < 14;
}
