/** What the shapes mean: every kind and every status that the model shows. */

import type { JSX } from "preact";
import { t } from "../text/say.ts";
import { kindWords, statusWords } from "./labels.ts";
import type { ItemKind, ItemStatus, TimelineModel } from "./model.ts";
import { Bar, Column, Mark, StatusSign, Strip } from "./picture-marks.tsx";

export function Legend({ model }: { model: TimelineModel }): JSX.Element {
  const items = model.engagements.flatMap(({ lanes }) =>
    lanes.flatMap(({ head, items }) => (head ? [head, ...items] : items)),
  );
  const kinds = new Set(items.filter(({ load }) => !load).map(({ kind }) => kind));
  const statuses = new Set(
    items.filter(({ kind }) => kind === "action" || kind === "contract").map(({ status }) => status),
  );
  const settled = items.some(
    ({ status, kind }) => kind !== "action" && (status === "held" || status === "done"),
  );
  const crossed = items.some(({ status, kind }) => kind !== "action" && crossedOut.has(status));
  const waits = items.some(({ after }) => after.length > 0);
  const counted = items.some(({ countsFrom }) => countsFrom.length > 0);
  const chained = model.engagements.some(({ chain }) => chain.length > 0);
  return (
    <ul class="legend" aria-label={t`Legend`}>
      {barKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <Entry key={kind} words={kindWords[kind]} of={`kind-${kind} bar`}>
            <Bar kind={kind} status="planned" x={0.5} y={3} width={19} height={10} />
          </Entry>
        ))}
      {markKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <Entry key={kind} words={kindWords[kind]} of={`kind-${kind} status-planned mark`}>
            <Mark kind={kind} status="planned" x={3.5} y={1.5} size={13} />
          </Entry>
        ))}
      {items.some(({ load }) => load) ? (
        <Entry words={t`load: the higher, the more`} of="kind-activity">
          <Column x={1} y={8} width={8} height={7} />
          <Column x={10} y={2} width={8} height={13} />
        </Entry>
      ) : null}
      {barStatuses
        .filter((status) => statuses.has(status))
        .map((status) => (
          <Entry key={status} words={statusWords[status]} of={`kind-action status-${status} bar`}>
            <Bar kind="action" status={status} x={0.5} y={1} width={19} height={14} />
            <StatusSign status={status} x={4} y={8} />
          </Entry>
        ))}
      {settled ? (
        <Entry words={t`held or done`} of="kind-session status-held mark">
          <Mark kind="session" status="held" x={4} y={2} size={12} />
        </Entry>
      ) : null}
      {crossed ? (
        <Entry words={t`cancelled, missed or dropped`} of="kind-session status-cancelled mark">
          <Mark kind="session" status="cancelled" x={4} y={2} size={12} />
        </Entry>
      ) : null}
      {items.some(({ progress = 0 }) => progress > 0) ? (
        <Entry words={t`progress`} of="kind-action status-in-progress bar">
          <Bar kind="action" status="in-progress" progress={50} x={0.5} y={3} width={19} height={10} />
        </Entry>
      ) : null}
      {statuses.has("overdue") ? (
        <Entry words={t`late until today`} of="kind-action status-overdue bar">
          <line class="tail" x1="0" x2="20" y1="8" y2="8" />
        </Entry>
      ) : null}
      {items.some(({ start, end }) => start === undefined && end === undefined) ? (
        <Entry words={t`no dates yet`} of="kind-action listed">
          <rect class="hit" x="0.5" y="1.5" width="19" height="13" rx="4" />
        </Entry>
      ) : null}
      {items.some(({ broken }) => broken) ? (
        <Entry words={t`mistake in the text`} of="kind-action bar broken">
          <Bar kind="action" status="planned" x={0.5} y={3} width={19} height={10} />
        </Entry>
      ) : null}
      {waits ? (
        <Entry words={t`waits for`} of="">
          <g class="link">
            <path class="link-line" d="M3 2V8H15V11" />
            <path class="link-tip" d="M11.5 9L15 14L18.5 9Z" />
          </g>
        </Entry>
      ) : null}
      {counted ? (
        <Entry words={t`its days count from`} of="">
          <g class="link counted">
            <path class="link-line" d="M3 2V8H15V11" />
            <path class="link-tip" d="M11.5 9L15 14L18.5 9Z" />
          </g>
        </Entry>
      ) : null}
      {chained ? (
        <Entry words={t`critical chain`} of="in-chain kind-action bar">
          <Bar kind="action" status="planned" x={1.5} y={3} width={17} height={10} />
        </Entry>
      ) : null}
      <Entry words={t`phase of today`} of="kind-phase current">
        <Strip x={0.5} y={1} width={19} height={14} />
      </Entry>
      <Entry words={t`weekend, when near`} of="">
        <rect class="weekend" width="20" height="16" />
      </Entry>
      {model.engagements.some(({ holidays }) => holidays.length > 0) ? (
        <Entry words={t`day off`} of="">
          <rect class="holiday" x="8" width="4" height="16" />
        </Entry>
      ) : null}
      <Entry words={t`where the cursor is`} of="">
        <rect class="ring-sample" x="1" y="2" width="18" height="12" rx="4" />
      </Entry>
      {items.some(({ was }) => was) ? (
        <Entry words={t`where it was before`} of="">
          <rect class="was" x="0.5" y="3.5" width="19" height="9" rx="4" />
        </Entry>
      ) : null}
      <Entry words={t`today`} of="">
        <line class="today-line" x1="10" x2="10" y1="0" y2="16" />
      </Entry>
    </ul>
  );
}

const barKinds: readonly ItemKind[] = ["action", "contract"];
const markKinds: readonly ItemKind[] = ["activity", "session", "review", "milestone", "goal", "result"];
const barStatuses: readonly ItemStatus[] = [
  "in-progress",
  "done",
  "overdue",
  "blocked",
  "dropped",
  "cancelled",
];
const crossedOut: ReadonlySet<ItemStatus> = new Set(["cancelled", "missed", "dropped"]);

function Entry(props: {
  words: string;
  of: string;
  children: JSX.Element | (JSX.Element | null)[];
}): JSX.Element {
  return (
    <li>
      <svg class={`part ${props.of}`} width="20" height="16" aria-hidden="true">
        {props.children}
      </svg>
      {props.words}
    </li>
  );
}
