/** What the shapes mean: every kind and every status that the model shows. */
import type { JSX } from "preact";
import { kindWords, statusWords } from "./labels.ts";
import type { ItemKind, ItemStatus, TimelineModel } from "./model.ts";
import { Bar, Mark, StatusSign } from "./picture-marks.tsx";

export function Legend({ model }: { model: TimelineModel }): JSX.Element {
  const items = model.engagements.flatMap(({ lanes }) =>
    lanes.flatMap(({ head, items }) => (head ? [head, ...items] : items)),
  );
  const kinds = new Set(items.map(({ kind }) => kind));
  const statuses = new Set(
    items.filter(({ kind }) => kind === "action" || kind === "contract").map(({ status }) => status),
  );
  const settled = items.some(
    ({ status, kind }) => kind !== "action" && (status === "held" || status === "done"),
  );
  const crossed = items.some(({ status, kind }) => kind !== "action" && crossedOut.has(status));
  return (
    <ul class="legend" aria-label="Legend">
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
      {barStatuses
        .filter((status) => statuses.has(status))
        .map((status) => (
          <Entry key={status} words={statusWords[status]} of={`kind-action status-${status} bar`}>
            <Bar kind="action" status={status} x={0.5} y={1} width={19} height={14} />
            <StatusSign status={status} x={4} y={8} />
          </Entry>
        ))}
      {settled ? (
        <Entry words="held or done" of="kind-session status-held mark">
          <Mark kind="session" status="held" x={4} y={2} size={12} />
        </Entry>
      ) : null}
      {crossed ? (
        <Entry words="cancelled, missed or dropped" of="kind-session status-cancelled mark">
          <Mark kind="session" status="cancelled" x={4} y={2} size={12} />
        </Entry>
      ) : null}
      {items.some(({ broken }) => broken) ? (
        <Entry words="mistake in the text" of="kind-action bar broken">
          <Bar kind="action" status="planned" x={0.5} y={3} width={19} height={10} />
        </Entry>
      ) : null}
      <Entry words="today" of="">
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
