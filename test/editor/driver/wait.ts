import { setTimeout as pause } from "node:timers/promises";

/** Longest wait for anything that ought to be seen soon, in milliseconds. */
const patience = 20_000;

/** Longest wait for an editor to start, in milliseconds. */
export const startPatience = 60_000;

const step = 25;

/**
 * Looks again and again until `look` gives something else than undefined, null or false, and gives that. A look that
 * throws counts as nothing seen. Rejects after `limit` milliseconds, saying what was awaited and what was seen last.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  limit = patience,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const seen = await look().catch((error: unknown) => new Failure(error));
    if (!(seen instanceof Failure) && seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`Waited ${limit} ms for ${what}.${reasonOf(seen)}`);
    await pause(step); // between two looks
  }
}

/** Gives what `promise` gives, or rejects after `limit` milliseconds saying what was awaited. */
export async function within<T>(what: string, promise: Promise<T>, limit = patience): Promise<T> {
  const timer = new AbortController();
  const late = pause(limit, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited ${limit} ms for ${what}.`);
  });
  late.catch(() => undefined); // stopped below
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

class Failure {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function reasonOf(seen: unknown): string {
  return seen instanceof Failure ? ` The last look failed: ${String(seen.error)}` : "";
}
