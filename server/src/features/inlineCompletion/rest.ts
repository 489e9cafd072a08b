/** What is put in at the cursor. */
export interface Rest {
  readonly text: string;
  /** It ends with an empty text that waits to be written. */
  readonly insideQuotes?: boolean;
}
