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

/**
 * A part of the plan: found by its id, reachable by key, spoken in full. Its shapes are the target; `words` are drawn
 * over them, and who listens hears the whole label instead. `box` is all that it takes: there it can be pointed at,
 * and there its frame is drawn.
 */
export function Part(props: {
  item: Item;
  showing: Showing;
  class: string;
  box: Box;
  words: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  const { item, showing, box, words, children } = props;
  const { id, kind, status, broken } = item;
  return (
    <g class={`part kind-${kind} status-${status} ${props.class}${broken ? " broken" : ""}`} data-names={id}>
      <rect class="hit" {...box} />
      <Target
        id={id}
        role="gridcell"
        label={spoken(item, showing.today, showing.labels)}
        broken={broken}
        showing={showing}
      >
        {children}
      </Target>
      <g class="words" aria-hidden="true">
        {words}
      </g>
      <rect class="ring" {...box} />
    </g>
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}

/** What can be pointed at: its id leads to the text. */
export function Target(props: {
  id: string;
  role: "gridcell" | "button";
  label: string;
  broken: boolean;
  showing: Showing;
  children: ComponentChildren;
}): JSX.Element {
  const { id, role, label, broken, children } = props;
  const { highlighted, reachable, described } = props.showing;
  return (
    <g
      class="target"
      role={role}
      tabindex={reachable === id ? 0 : -1}
      aria-label={label}
      aria-current={highlighted === id ? "true" : undefined}
      aria-describedby={described === id ? describedBy : undefined}
      data-block={id}
      data-broken={broken ? "" : undefined}
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
