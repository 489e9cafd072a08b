import { messageText } from "../../features/diagnostic.ts";
import { type Checked, inOrder, placeOf } from "./checked.ts";

/** The report for programs: one array, two spaces deep. */
export function jsonReport(checked: readonly Checked[]): string {
  const rows = inOrder(checked).map((row) => ({
    file: row.file,
    ...placeOf(row.document, row.finding.span),
    code: row.finding.code,
    severity: row.finding.severity,
    message: messageText(row.finding.message),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
