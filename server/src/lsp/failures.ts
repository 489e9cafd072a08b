/** Failures of our own, as the log tells them. */

/**
 * Logs what failed, with the place, the first time; the same failure again, at whatever place, and by whatever way it
 * was reached, says nothing new.
 */
export function tellingOnce(log: (line: string) => void) {
  const told = new Set<string>();
  return (what: string, place: string, error: unknown): void => {
    const words = wordsFor(error);
    // What went wrong, and where it was thrown.
    const failure = `${what} ${words.split("\n    at ", 2).join()}`;
    if (told.has(failure)) return;
    told.add(failure);
    log(`${what}${place} failed: ${words}`);
  };
}

/** An error as the log shows it: with the place in our own code, where it has one. */
export function wordsFor(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
