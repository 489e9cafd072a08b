/** How work in the background keeps out of the author's way. */
export interface Pace {
  /** The author has done or asked something. */
  heard(): void;
  /** Nothing has been done in the background for a while: there is nothing to rest from. */
  rested(): void;
  /**
   * To be waited for between two small pieces of work. Undefined where the next one may begin at once. While somebody
   * works, it takes `rest` times as long as was worked.
   */
  breathe(rest?: number): Promise<void> | undefined;
}

/** Milliseconds of work in one go: what an answer may have to wait for. */
const SLICE = 2;

/** For so many milliseconds after the last key somebody counts as working. */
const BUSY = 1000;

/** How long the background rests where it has a lot to do. */
const REST = 3;

export function createPace(): Pace {
  let lastHeard = Number.NEGATIVE_INFINITY;
  let began = performance.now();
  return {
    heard() {
      lastHeard = performance.now();
    },
    rested() {
      began = performance.now();
    },
    breathe(rest = REST) {
      const now = performance.now();
      const worked = now - began;
      if (worked < SLICE) return undefined;
      const resting = now - lastHeard < BUSY ? after(Math.min(worked, BUSY) * rest) : soon();
      return resting.then(() => {
        began = performance.now();
      });
    },
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** When everything that has come in meanwhile has been heard; a worker in a browser has only timers for it. */
function soon(): Promise<void> {
  return new Promise((done) => {
    if (typeof setImmediate === "function") setImmediate(done);
    else setTimeout(done, 0);
  });
}
