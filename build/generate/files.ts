// What all generated files have in common.

/** Says in a JSON file where it comes from; JSON knows no comments. */
export const generatedNotice = {
  $comment: "Made from the table of the language and the rules by npm run generate. Do not edit.",
} as const;

/** The value as JSON, laid out for reading and for small diffs. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
