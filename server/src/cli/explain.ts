import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { nearest } from "../text/nearest.ts";
import { columnsFor, HELP_WIDTH } from "./command.ts";
import type { Host } from "./host.ts";
import { type Called, Trouble } from "./options.ts";
import { inShort, pageForTerminal } from "./page.ts";

/** Explains the rule that is named, or lists those of a family. */
export async function perform({ rest }: Called, host: Host): Promise<number> {
  const [written, ...more] = rest;
  if (more.length > 0) throw new Trouble("One rule at a time: name one code.");
  const family = written?.replace(/\/\*?$/, "");
  const listed = rules.filter(({ code }) => family === undefined || code.startsWith(`${family}/`));
  host.write(listed.length > 0 ? list(listed, host) : await page(codeMeant(written ?? ""), host));
  return 0;
}

async function page(code: string, host: Host): Promise<string> {
  const about = rules.find((rule) => rule.code === code)?.about ?? "";
  return pageForTerminal((await host.rulePage(code)) ?? `# ${code}\n\n${about}\n`, host);
}

/** The rule that was meant. Throws {@link Trouble}, with those that come near, where that is not clear. */
function codeMeant(written: string): string {
  const codes = [...new Set(rules.map(({ code }) => code))];
  if (codes.includes(written)) return written;
  const [ending, ...more] = codes.filter((code) => code.endsWith(`/${written}`));
  if (ending !== undefined && more.length === 0) return ending;
  const close = nearest(written, codes);
  const alike = codes.filter((code) => code.includes(written.replace(/^.*\//, "")));
  const near = [...new Set([...(close === undefined ? [] : [close]), ...alike])].slice(0, 8);
  const suggestion =
    near.length === 0
      ? "“coachplan explain” lists all rules."
      : near.length === 1
        ? `Did you mean “${near[0]}”?`
        : `Did you mean one of these?\n${near.map((code) => `  ${code}`).join("\n")}`;
  throw new Trouble(`There is no rule “${written}”. ${suggestion}`);
}

function list(listed: readonly Rule[], { columns }: Host): string {
  const lines = columnsFor(
    listed.map(({ code, severity, about }) => [code, `${severity}: ${inShort(about)}`] as const),
    columns === undefined ? undefined : Math.min(columns, HELP_WIDTH),
  );
  return `${lines.join("\n")}\n\n“coachplan explain CODE” tells more about one of them.\n`;
}
