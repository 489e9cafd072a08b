import type { JSX } from "preact";
import { closer } from "./use-zoom.ts";

/** The strip under the picture: what is wrong with the text, what is shown, and the zoom. */
export function Toolbar(props: {
  errors: number;
  note: string | undefined;
  legend: boolean;
  looking: boolean;
  /** Something is left out by a filter, or grouped otherwise than in the text. */
  chosen: boolean;
  chain: boolean;
  /** Whether there is a chain to show. */
  hasChain: boolean;
  fits: boolean;
  collapsed: boolean;
  onLegend: () => void;
  onLooking: () => void;
  onChain: () => void;
  onCollapse: () => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
  onToday: () => void;
}): JSX.Element {
  const { errors, note, legend, looking, chosen, chain, hasChain, fits, collapsed } = props;
  const mistakes = errors === 0 ? "" : `${errors} mistake${errors === 1 ? "" : "s"} in the text`;
  return (
    <div class="toolbar" role="toolbar" aria-label="Timeline">
      <button type="button" aria-pressed={legend} onClick={props.onLegend} title="What the shapes mean (L)">
        Legend
      </button>
      <button
        type="button"
        class={chosen ? "chosen" : ""}
        aria-expanded={looking}
        onClick={props.onLooking}
        title="Group the lanes and choose what is shown (F)"
      >
        Filter
      </button>
      <button
        type="button"
        aria-pressed={chain}
        disabled={!hasChain}
        onClick={props.onChain}
        title="The work in which a lost day moves the last day (C)"
      >
        Critical chain
      </button>
      <button
        type="button"
        onClick={props.onCollapse}
        title={collapsed ? "Show the rows of all lanes (X)" : "Show each lane as one bar (X)"}
      >
        {collapsed ? "Expand all" : "Collapse all"}
      </button>
      <span class="status">{note ?? mistakes}</span>
      <span class="together">
        <button type="button" onClick={props.onToday} title="The weeks around today (T)">
          Today
        </button>
        <button type="button" aria-pressed={fits} onClick={props.onFit} title="Show everything (0)">
          Fit
        </button>
        <button
          type="button"
          class="icon"
          onClick={() => props.onZoom(1 / closer)}
          title="Zoom out (−)"
          aria-label="Zoom out"
        >
          <svg width="16" height="16" aria-hidden="true">
            <path d="M3 8 H13" />
          </svg>
        </button>
        <button
          type="button"
          class="icon"
          onClick={() => props.onZoom(closer)}
          title="Zoom in (+)"
          aria-label="Zoom in"
        >
          <svg width="16" height="16" aria-hidden="true">
            <path d="M3 8 H13 M8 3 V13" />
          </svg>
        </button>
      </span>
    </div>
  );
}
