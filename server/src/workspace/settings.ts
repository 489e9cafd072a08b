/** What `coachplan.json`, the editor's settings and the command line may say. */
import type { Day } from "../calendar/day.ts";
import type { Shown } from "./shown.ts";

export const severities = ["error", "warning", "information", "hint", "off"] as const;

export type Severity = (typeof severities)[number];

/** A number, or a list of words. */
export type LimitValue = number | readonly string[];

export interface Settings {
  /** Instead of the machine's date. */
  readonly today?: Day;
  /** By the code of a rule, or by its family (`action/*`). */
  readonly severities: Readonly<Record<string, Severity>>;
  /** From where on a rule speaks: by its code, then by the limit's name. */
  readonly limits: Readonly<Record<string, Readonly<Record<string, LimitValue>>>>;
  /** What the editor shows beside the text; everything, where it is not said. */
  readonly shown?: Shown;
}

/** What holds where nobody has said anything. */
export const defaultSettings: Settings = { severities: {}, limits: {} };
