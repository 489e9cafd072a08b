import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseDay } from "../../server/src/calendar/day.ts";
import { run } from "../../server/src/cli/run.ts";

/** What a command has done. */
export interface Outcome {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** A terminal in a folder with these files; the machine's date is 2026-06-15. The folder goes with `close`. */
export function terminalWith(files: Readonly<Record<string, string>>, { colors = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "coachplan-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    folder,
    /** `coachplan …`, the words parted by blanks. */
    async coachplan(line = "", cwd = folder): Promise<Outcome> {
      let out = "";
      let err = "";
      const code = await run(line.split(" ").filter(Boolean), {
        cwd,
        version: "1.2.3",
        colors,
        today: () => parseDay("2026-06-15") ?? 0,
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
    close: () => rmSync(folder, { recursive: true }),
  };
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
