import type { JSX } from "preact";
import { t } from "../../server/src/text/say.ts";
import { counted } from "../../server/src/timeline/labels.ts";
import { closer } from "./use-zoom.ts";

/** The strip under the picture: what is wrong with the text, what is shown, and the zoom. */
export function Toolbar(props: {
  errors: number;
  note: string | undefined;
  /** What the earlier state is called that the plan is compared with. */
  since: string | undefined;
  legend: boolean;
  looking: boolean;
  /** Something is left out by a filter, or grouped otherwise than in the text. */
  chosen: boolean;
  chain: boolean;
  /** Whether there is a chain to show. */
  hasChain: boolean;
  fits: boolean;
  collapsed: boolean;
  onStopComparing: () => void;
  onLegend: () => void;
  onLooking: () => void;
  onChain: () => void;
  onCollapse: () => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
  onToday: () => void;
}): JSX.Element {
  const { errors, note, since, legend, looking, chosen, chain, hasChain, fits, collapsed } = props;
  const mistakes = errors === 0 ? "" : t`${counted(errors, "mistake")} in the text`;
  return (
    <div class="toolbar" role="toolbar" aria-label={t`Timeline`}>
      <button
        type="button"
        aria-pressed={legend}
        onClick={props.onLegend}
        title={t`What the shapes mean (L)`}
      >
        {t`Legend`}
      </button>
      <button
        type="button"
        class={chosen ? "chosen" : ""}
        aria-expanded={looking}
        onClick={props.onLooking}
        title={t`Group the lanes and choose what is shown (F)`}
      >
        {t`Filter`}
      </button>
      <button
        type="button"
        aria-pressed={chain}
        disabled={!hasChain}
        onClick={props.onChain}
        title={t`The work in which a lost day moves the last day (C)`}
      >
        {t`Critical chain`}
      </button>
      <button
        type="button"
        onClick={props.onCollapse}
        title={collapsed ? t`Show the rows of all lanes (X)` : t`Show each lane as one bar (X)`}
      >
        {collapsed ? t`Expand all` : t`Collapse all`}
      </button>
      {since === undefined ? null : (
        <button
          type="button"
          class="chosen"
          onClick={props.onStopComparing}
          title={t`Outlines show the plan as it was: ${since}. Show it only as it is.`}
        >
          {t`Stop comparing`}
        </button>
      )}
      <span class="status">{note ?? mistakes}</span>
      <span class="together">
        <button type="button" onClick={props.onToday} title={t`The weeks around today (T)`}>
          {t`Today`}
        </button>
        <button type="button" aria-pressed={fits} onClick={props.onFit} title={t`Show everything (0)`}>
          {t`Fit`}
        </button>
        <button
          type="button"
          class="icon"
          onClick={() => props.onZoom(1 / closer)}
          title={t`Zoom out (−)`}
          aria-label={t`Zoom out`}
        >
          <svg width="16" height="16" aria-hidden="true">
            <path d="M3 8 H13" />
          </svg>
        </button>
        <button
          type="button"
          class="icon"
          onClick={() => props.onZoom(closer)}
          title={t`Zoom in (+)`}
          aria-label={t`Zoom in`}
        >
          <svg width="16" height="16" aria-hidden="true">
            <path d="M3 8 H13 M8 3 V13" />
          </svg>
        </button>
      </span>
    </div>
  );
}
