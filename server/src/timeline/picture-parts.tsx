/** What all pieces of the picture have in common: texts, and how a part says what it is. */
import type { ComponentChildren, JSX } from "preact";
import { type Labels, spoken } from "./labels.ts";
import { fonts, type PlacedText } from "./layout-sizes.ts";
import type { Window } from "./layout-view.ts";
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
  /** Only what touches it is drawn; without it everything. */
  readonly window?: Window | undefined;
  /** Parts can be moved and changed: who listens is told that they can. */
  readonly editable?: boolean | undefined;
  /** The ids of the critical chain, while it is to stand out. */
  readonly chain?: ReadonlySet<string> | undefined;
}

/** Whether the same layout looks the same by both. */
export function isSameShowing(one: Showing, other: Showing): boolean {
  return (
    one.today === other.today &&
    one.labels === other.labels &&
    one.highlighted === other.highlighted &&
    one.reachable === other.reachable &&
    one.described === other.described &&
    one.window === other.window &&
    one.editable === other.editable &&
    one.chain === other.chain
  );
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
  /** The name of its lane, for who listens. */
  lane?: string;
  phases?: readonly Item[];
  showing: Showing;
  class: string;
  box: Box;
  words: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  const { item, lane, phases, showing, box, words, children } = props;
  const { id, kind, status, broken, outdated } = item;
  const chained = showing.chain && (showing.chain.has(id) ? " in-chain" : " off-chain");
  const more = `${broken ? " broken" : ""}${outdated ? " outdated" : ""}${chained ?? ""}`;
  return (
    <g class={`part kind-${kind} status-${status} ${props.class}${more}`} data-names={id}>
      <rect class="hit" {...box} />
      <Target
        id={id}
        role="gridcell"
        label={spoken(item, showing.today, showing.labels, { lane, phases })}
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

/** What can be pointed at: its id leads to the text, `stop` (by default the same) is where the keyboard stands. */
export function Target(props: {
  id: string | undefined;
  stop?: string;
  role: "gridcell" | "rowheader" | "button";
  label: string;
  broken: boolean;
  showing: Showing;
  children: ComponentChildren;
}): JSX.Element {
  const { id, stop = id, role, label, broken, children } = props;
  const { highlighted, reachable, described } = props.showing;
  return (
    <g
      class="target"
      role={role}
      tabindex={reachable === stop ? 0 : -1}
      aria-label={label}
      aria-current={id !== undefined && highlighted === id ? "true" : undefined}
      aria-describedby={described !== undefined && described === id ? describedBy : undefined}
      data-block={id}
      data-stop={stop}
      data-broken={broken ? "" : undefined}
    >
      {children}
    </g>
  );
}

/** Whether something of that place is between the window's sides. */
export function isAcross({ x, width }: { x: number; width: number }, window: Window | undefined): boolean {
  return !window || (x <= window.right && x + width >= window.left);
}

/** Stands for what is not drawn, so that what is drawn stands where it belongs. */
export function Spacer({ height }: { height: number }): JSX.Element | null {
  return height > 0 ? <svg class="spacer" width="1" height={height} aria-hidden="true" /> : null;
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
