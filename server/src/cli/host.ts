import type { Day } from "../calendar/day.ts";

/** What a command needs of the machine. */
export interface Host {
  /** The folder one is in. */
  readonly cwd: string;
  readonly version: string;
  /** Whether the terminal shows colours. */
  readonly colors: boolean;
  /** The folder of the repository that a server works on, where it tells (GitHub does). */
  readonly repository: string | undefined;
  /** How wide the terminal is, in columns; undefined where nobody looks (a file, a pipe). */
  readonly columns: number | undefined;
  today(): Day;
  /** To stdout. */
  write(text: string): void;
  /** To stderr. */
  complain(text: string): void;
  /** Everything that comes in over stdin. */
  input(): Promise<Uint8Array>;
  /** The page of a rule (docs/rules), as Markdown; undefined where there is none. */
  rulePage(code: string): Promise<string | undefined>;
  /** The script and the style of the timeline's page, as they are built; undefined where they are not. */
  timelinePage(): Promise<{ readonly script: string; readonly style: string } | undefined>;
  /** A package that whoever wants it installs beside this one; undefined where it is not there. */
  optional(name: string): Promise<unknown>;
  /** Resolves when the command is to end: somebody has pressed Ctrl+C. */
  interrupted(): Promise<void>;
  /** Starts the language server, which then lives until its editor goes. */
  serve(): Promise<void>;
}
