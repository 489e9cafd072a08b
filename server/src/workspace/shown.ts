/** What authors may switch off: words that the editor puts beside their text, and lines above blocks. */

export const hintKinds = ["dates", "weekdays", "slack", "titles"] as const;
export const lensKinds = ["engagements", "people"] as const;

export type HintKind = (typeof hintKinds)[number];
export type LensKind = (typeof lensKinds)[number];

/** Which of them are shown. */
export interface Shown {
  readonly hints: Readonly<Record<HintKind, boolean>>;
  readonly lenses: Readonly<Record<LensKind, boolean>>;
}

/** What holds where nobody has said anything. */
export const allShown: Shown = {
  hints: { dates: true, weekdays: true, slack: true, titles: true },
  lenses: { engagements: true, people: true },
};

/**
 * Reads the parts `hints` and `lenses` of the editor's section or of `initializationOptions`, each a list such as
 * `{ "slack": false }`; what is not said, or said in a strange form, stays as in `before`.
 */
export function readShown(section: unknown, before: Shown = allShown): Shown {
  const { hints, lenses } = recordOf(section);
  return {
    hints: switched(hintKinds, before.hints, recordOf(hints)),
    lenses: switched(lensKinds, before.lenses, recordOf(lenses)),
  };
}

function switched<Kind extends string>(
  kinds: readonly Kind[],
  before: Readonly<Record<Kind, boolean>>,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<Kind, boolean>> {
  const shown: Record<Kind, boolean> = { ...before };
  for (const kind of kinds) {
    const value = said[kind];
    if (typeof value === "boolean") shown[kind] = value;
  }
  return shown;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
