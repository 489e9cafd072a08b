/** How often the server may die in how long (milliseconds), until starting it again is left to the author. */
const DEATHS = 5;
const WITHIN = 3 * 60_000;

/**
 * Counts the deaths of a server: true for each after which it is to be started again at once, false where it has died
 * too often in a row for that to help. `now` is any clock in milliseconds.
 */
export function patience(now: () => number): () => boolean {
  let deaths: number[] = [];
  return () => {
    deaths = [...deaths.filter((time) => now() - time < WITHIN), now()];
    if (deaths.length <= DEATHS) return true;
    // Whoever starts it by hand begins anew.
    deaths = [];
    return false;
  };
}
