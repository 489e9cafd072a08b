import type { JSX } from "preact";
import { closer } from "./use-zoom.ts";

/** The strip under the picture: what is wrong with the text, the legend's switch, and the zoom. */
export function Toolbar(props: {
  errors: number;
  note: string | undefined;
  legend: boolean;
  zoomed: boolean;
  onLegend: () => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
  onToday: () => void;
}): JSX.Element {
  const { errors, note, legend, zoomed, onLegend, onZoom, onFit, onToday } = props;
  const mistakes = errors === 0 ? "" : `${errors} mistake${errors === 1 ? "" : "s"} in the text`;
  return (
    <div class="toolbar" role="toolbar" aria-label="Timeline">
      <button type="button" aria-pressed={legend} onClick={onLegend} title="What the shapes mean (L)">
        Legend
      </button>
      <span class="status">{note ?? mistakes}</span>
      <button type="button" onClick={onToday} title="The weeks around today (T)">
        Today
      </button>
      <button type="button" aria-pressed={!zoomed} onClick={onFit} title="Show everything (0)">
        Fit
      </button>
      <button
        type="button"
        class="icon"
        onClick={() => onZoom(1 / closer)}
        title="Zoom out (−)"
        aria-label="Zoom out"
        disabled={!zoomed}
      >
        <svg width="16" height="16" aria-hidden="true">
          <path d="M3 8 H13" />
        </svg>
      </button>
      <button
        type="button"
        class="icon"
        onClick={() => onZoom(closer)}
        title="Zoom in (+)"
        aria-label="Zoom in"
      >
        <svg width="16" height="16" aria-hidden="true">
          <path d="M3 8 H13 M8 3 V13" />
        </svg>
      </button>
    </div>
  );
}
