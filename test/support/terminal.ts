import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseDay } from "../../server/src/calendar/day.ts";
import type { Host } from "../../server/src/cli/host.ts";
import { run } from "../../server/src/cli/run.ts";

/** What a command has done. */
export interface Outcome {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** What a terminal is like, where a test wants it otherwise than plain. */
export interface TerminalOptions {
  readonly colors?: boolean;
  readonly columns?: number;
  /** Whether the server that it runs on says that the folder is a repository's. */
  readonly inRepository?: boolean;
  /** Packages that are installed beside `coachplan`, by their names. */
  readonly packages?: Readonly<Record<string, unknown>>;
}

/** A command that goes on running. */
export interface Running {
  /** Everything that it has written to stdout and to stderr so far. */
  said(): string;
  /** Resolves as soon as what it has written since the last such question fits. */
  says(words: RegExp): Promise<void>;
  /** Presses Ctrl+C, and gives the exit code. */
  interrupt(): Promise<number | undefined>;
}

/** A terminal in a folder with these files; the machine's date is 2026-06-15. The folder goes with `close`. */
export function terminalWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  { colors = false, columns, packages = {}, inRepository = false }: TerminalOptions = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-"));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const host = (
    cwd: string,
    input: string | Uint8Array = "",
  ): Omit<Host, "write" | "complain" | "serve"> => ({
    cwd,
    version: "1.2.3",
    colors,
    columns,
    repository: inRepository ? folder : undefined,
    today: () => parseDay("2026-06-15") ?? 0,
    input: async () => Buffer.from(input),
    rulePage: async (code) => {
      const page = new URL(`../../docs/rules/${code}.md`, import.meta.url);
      return existsSync(page) ? readFileSync(page, "utf8") : undefined;
    },
    timelinePage: async () => ({
      script: 'document.title += "</script>";',
      style: ".panel { color: inherit }",
    }),
    optional: async (name) => packages[name],
    interrupted: () => new Promise(() => {}),
  });
  return {
    folder,
    write,
    read: (name: string) => readFileSync(join(folder, name), "utf8"),
    /** `coachplan …`, the words parted by blanks; `input` comes in over stdin. */
    async coachplan(line = "", cwd = folder, input: string | Uint8Array = ""): Promise<Outcome> {
      let out = "";
      let err = "";
      const code = await run(wordsIn(line), {
        ...host(cwd, input),
        write: (text) => {
          out += text;
        },
        complain: (text) => {
          err += text;
        },
        serve: async () => {
          out += "serving\n";
        },
      });
      return { code, out, err };
    },
    /** The same for a command that goes on running. */
    start(line: string): Running {
      let said = "";
      let heard = 0;
      let listen = () => {};
      let interrupt = () => {};
      const interrupted = new Promise<void>((done) => {
        interrupt = done;
      });
      const write = (text: string) => {
        said += text;
        listen();
      };
      const ended = run(wordsIn(line), {
        ...host(folder),
        interrupted: () => interrupted,
        write,
        complain: write,
        serve: async () => {},
      });
      return {
        said: () => said,
        says: (words) =>
          new Promise((done) => {
            listen = () => {
              if (!words.test(said.slice(heard))) return;
              heard = said.length;
              listen = () => {};
              done();
            };
            listen();
          }),
        interrupt() {
          interrupt();
          return ended;
        },
      };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function wordsIn(line: string): string[] {
  return line.split(" ").filter(Boolean);
}

/** A plan without a fault on 2026-06-15, whose one action is due on that day. */
export function planDue(day: string): string {
  return `organization northwind "Northwind" { ambition: "Five days by October" }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
coach priya "Priya Nair"

engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  action standup "Daily depot stand-up" {
    owner: omar
    due: ${day}
    success: "Held on nine days of ten"
  }
}
`;
}
