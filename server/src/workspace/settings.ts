/** What `coachplan.json`, the editor's settings and the command line may say. */
import type { Day } from "../calendar/day.ts";

export const severities = ["error", "warning", "information", "hint", "off"] as const;

export type Severity = (typeof severities)[number];

export interface Settings {
  /** Instead of the machine's date. */
  readonly today?: Day;
  /** By the code of a rule, or by its family (`action/*`). */
  readonly severities: Readonly<Record<string, Severity>>;
}

/** What holds where nobody has said anything. */
export const defaultSettings: Settings = { severities: {} };
