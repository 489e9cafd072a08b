import { messageText } from "../../features/diagnostic.ts";
import type { ShownSeverity } from "../../rules/rule.ts";
import type { Host } from "../host.ts";
import { visible } from "../paint.ts";
import { type Checked, fromRepository, inOrder, placeOf } from "./checked.ts";

/** The report for GitHub's workflows: a line a finding, which GitHub shows beside the line of the plan. */
export function githubReport(checked: readonly Checked[], host: Pick<Host, "cwd" | "repository">): string {
  return inOrder(checked)
    .map((row) => {
      const { code, severity, message } = row.finding;
      const { line, column, endLine, endColumn } = placeOf(row.document, row.finding.span);
      // Columns count within one line only.
      const columns = line === endLine ? { col: column, endColumn } : {};
      const file = fromRepository(row.file, host);
      const properties = { file, line, endLine, ...columns, title: code };
      const written = Object.entries(properties).map(
        ([name, value]) => `${name}=${forProperty(String(value))}`,
      );
      return `::${levels[severity]} ${written.join(",")}::${forMessage(visible(messageText(message)))}\n`;
    })
    .join("");
}

const levels: Readonly<Record<ShownSeverity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

function forMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function forProperty(text: string): string {
  return forMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
