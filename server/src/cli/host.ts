import type { Day } from "../calendar/day.ts";

/** What a command needs of the machine. */
export interface Host {
  /** The folder one is in. */
  readonly cwd: string;
  readonly version: string;
  /** Whether the terminal shows colours. */
  readonly colors: boolean;
  today(): Day;
  /** To stdout. */
  write(text: string): void;
  /** To stderr. */
  complain(text: string): void;
  /** Starts the language server, which then lives until its editor goes. */
  serve(): Promise<void>;
}
