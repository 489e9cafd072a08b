/**
 * Calls `ask` for the newest state without ever piling up: while one call is under way, any number of further wishes
 * become one more call after it. `ask` handles its own failures; one that rejects ends the chain until the next wish.
 */
export function latest(ask: () => Promise<void>): () => void {
  let underWay = false;
  let again = false;
  const run = async () => {
    underWay = true;
    try {
      do {
        again = false;
        await ask();
      } while (again);
    } finally {
      underWay = false;
    }
  };
  return () => {
    if (underWay) again = true;
    else void run();
  };
}
