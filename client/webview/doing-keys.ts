/** What the keys do to the plan; the same as the pointer does. */
import { t } from "../../server/src/text/say.ts";
import type { Grip } from "./drag.ts";
import { isUnderWay } from "./drag.ts";
import type { Doing } from "./use-doing.ts";

/**
 * Hears a key that was pressed at a stop of the keyboard: the id of a part, or of a lane. True where it means
 * something; nobody else is to hear it then, VS Code least of all, to which Alt and an arrow mean something else.
 */
export function onDoingKey(
  event: KeyboardEvent,
  stop: string | undefined,
  doing: Doing,
  actions: {
    readonly undo: (type: "undo" | "redo") => void;
    readonly menu: (stop: string) => void;
    readonly add: (stop: string) => void;
  },
): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const { drag } = doing.now.current;
  if (isUnderWay(drag)) {
    if (key === "Escape") {
      doing.giveUp();
      return true;
    }
    if (key === "Enter") {
      void doing.drop();
      return true;
    }
  }
  if ((ctrlKey || metaKey) && !altKey && (key.toLowerCase() === "z" || key.toLowerCase() === "y")) {
    actions.undo(key.toLowerCase() === "y" || shiftKey ? "redo" : "undo");
    return true;
  }
  if (stop === undefined || ctrlKey || metaKey) return false;
  const grip = altKey ? grips[key] : undefined;
  if (grip) {
    const [held, direction] = grip;
    void doing.step(stop, held, direction * (shiftKey ? 7 : 1));
    return true;
  }
  if (altKey) return false;
  if (key === "ContextMenu" || (key === "F10" && shiftKey) || key.toLowerCase() === "m") {
    actions.menu(stop);
    return true;
  }
  if (key.toLowerCase() === "n" || key === "Insert") {
    actions.add(stop);
    return true;
  }
  return false;
}

/** What is told with a menu: how the same is done without it. */
export function keysHint(): string {
  return t`Alt+← → moves it by a day, Alt+↑ ↓ its end; with Shift by a week.`;
}

/** Along the time the whole part, up and down its end: up is more, as with the keys of a number. */
const grips: Readonly<Record<string, readonly [grip: Exclude<Grip, "link">, direction: 1 | -1]>> = {
  ArrowLeft: ["whole", -1],
  ArrowRight: ["whole", 1],
  ArrowUp: ["end", 1],
  ArrowDown: ["end", -1],
};
