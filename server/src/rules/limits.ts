/** Limits of rules: what holds where nobody has said anything, and what a firm may set otherwise. */
import type { LimitValue, Settings } from "../workspace/settings.ts";

/** A number, or a list of words, from which on a rule speaks, and which a firm may set otherwise. */
export interface Limit {
  /** What holds where nobody has said anything. */
  readonly default: LimitValue;
  /** What it limits, with its unit; a sentence for the settings. */
  readonly says: string;
}

/** The limits of a rule, by the names that they have in the settings. */
export type Limits = Readonly<Record<string, Limit>>;

/** The limits that hold. */
export type Limiting<L extends Limits> = {
  readonly limits: {
    readonly [Name in keyof L]: L[Name]["default"] extends number ? number : readonly string[];
  };
};

/**
 * Puts the limits that hold into a view, by `put`: the firm's, or the rule's own where the firm's is not of their kind.
 */
export function limiting<View extends object, L extends Limits>(
  { code, limits }: { readonly code: string; readonly limits?: L },
  put: (view: View, limiting: Limiting<L>) => View & Limiting<L>,
): (view: View, settings: Settings) => View & Limiting<L> {
  // A rule is asked for all blocks of one view in turn, and of all views under the same settings.
  let last: { readonly of: View; readonly view: View & Limiting<L> } | undefined;
  let held:
    | { readonly set: Settings["limits"][string] | undefined; readonly limiting: Limiting<L> }
    | undefined;
  return (view, settings) => {
    // Without limits, nobody asks for them.
    if (!limits) return view as View & Limiting<L>;
    if (last?.of === view) return last.view;
    const set = settings.limits[code];
    if (held?.set !== set || !held) held = { set, limiting: heldOf(limits, set) };
    last = { of: view, view: put(view, held.limiting) };
    return last.view;
  };
}

/** The limits of a rule that hold, for whoever else has to keep to them. */
export function limitsOf<L extends Limits>(
  code: string,
  limits: L,
  settings: Settings,
): Limiting<L>["limits"] {
  return heldOf(limits, settings.limits[code]).limits;
}

function heldOf<L extends Limits>(limits: L, set: Settings["limits"][string] | undefined): Limiting<L> {
  const held = Object.entries(limits).map(([name, { default: own }]) => {
    const other = set?.[name];
    return [name, other !== undefined && typeof other === typeof own ? other : own];
  });
  // Every name of `limits` is there, with a value of its own kind.
  return { limits: Object.fromEntries(held) as Limiting<L>["limits"] };
}
