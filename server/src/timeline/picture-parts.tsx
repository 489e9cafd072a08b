/** What all pieces of the picture have in common: texts, and how a part says what it is. */
import type { ComponentChildren, JSX } from "preact";
import { type Labels, spoken } from "./labels.ts";
import { fonts, type PlacedText } from "./layout-sizes.ts";
import type { Item } from "./model.ts";

/** What is the same for all pieces of one picture. */
export interface Showing {
  readonly today: number;
  readonly labels: Labels;
  /** The id of the part that the cursor is in. */
  readonly highlighted?: string | undefined;
  /** The id of the one part that the Tab key reaches; arrows go on from there. */
  readonly reachable?: string | undefined;
  /** The id of the part that the element `describedBy` tells more about. */
  readonly described?: string | undefined;
}

/** The id of the element that tells more about the part in focus. */
export const describedBy = "coachplan-about";

/** A text of the layout, in the size that it was measured in. */
export function Text({ placed, more = "" }: { placed: PlacedText; more?: string }): JSX.Element {
  const { size, bold } = fonts[placed.role];
  return (
    <text
      class={`text-${placed.role}${more && ` ${more}`}`}
      x={placed.x}
      y={placed.y}
      font-size={size}
      font-weight={bold ? 600 : 400}
      text-anchor={placed.anchor ?? "start"}
    >
      {placed.text}
    </text>
  );
}

/** A part of the plan: found by its id, reachable by key, spoken in full. */
export function Part(props: {
  item: Item;
  role: "gridcell" | "rowheader";
  showing: Showing;
  class: string;
  children: ComponentChildren;
}): JSX.Element {
  const { item, role, showing, children } = props;
  const { today, labels, highlighted, reachable, described } = showing;
  return (
    <g
      class={`part kind-${item.kind} status-${item.status} ${props.class}`}
      role={role}
      tabindex={reachable === item.id ? 0 : -1}
      aria-label={spoken(item, today, labels)}
      aria-current={highlighted === item.id ? "true" : undefined}
      aria-describedby={described === item.id ? describedBy : undefined}
      data-block={item.id}
      data-broken={item.broken ? "" : undefined}
    >
      {children}
    </g>
  );
}

/**
 * Words that may move along their bar, phase or month, so that they stay in view with what is left of it: whoever
 * scrolls the picture moves them to the right, by `slack` at most, once `from` is out of view.
 */
export function Following(props: { from: number; slack: number; children: ComponentChildren }): JSX.Element {
  const { from, slack, children } = props;
  return slack > 0 ? (
    <g class="follows" data-from={from} data-slack={slack}>
      {children}
    </g>
  ) : (
    <g>{children}</g>
  );
}
