/** How work in the background keeps out of the author's way. */
export interface Pace {
  /** The author has done or asked something. */
  heard(): void;
  /** To be waited for between two small pieces of work. Undefined where the next one may begin at once. */
  breathe(): Promise<void> | undefined;
  /**
   * The same for work that nobody waits for and that must not make a single answer late: it comes when nobody works, or
   * right behind an answer, where the next key cannot be typed yet.
   */
  lull(): Promise<void> | undefined;
  /**
   * Does work that somebody waits for, step by step: others are answered in between. It ends early when it is not wanted
   * any more.
   */
  share(steps: Iterable<undefined>, isWanted: () => boolean): Promise<void>;
  /** When what has come in together with this has been answered: nobody should wait behind an answer of a megabyte. */
  last(): Promise<void>;
}

/** Milliseconds of work in one go: what an answer may have to wait for. */
const SLICE = 2;

/** The same where somebody waits for the work as well, and each interruption makes it later. */
const SHARE = 50;

/** For so many milliseconds after the last key somebody counts as working. */
const BUSY = 1000;

/** While somebody works, the background rests so many times as long as it has worked. */
const REST = 3;

/** Milliseconds behind a key: when it is answered, as a rule; when the next one may come; when none is to be expected. */
const ANSWERED = 3;
const NEXT = 30;
const QUIET = 200;

/** So many questions go before a long answer: somebody may ask without end. */
const MOST_BEFORE = 50;

export function createPace(): Pace {
  let lastHeard = Number.NEGATIVE_INFINITY;
  let count = 0;
  let began = performance.now();
  let wake: (() => void) | undefined;

  /** Until something is heard, at most so many milliseconds. */
  const silence = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const waitForLull = async () => {
    for (;;) {
      await soon();
      const since = performance.now() - lastHeard;
      if (since >= QUIET || (ANSWERED <= since && since < NEXT)) break;
      await (since < ANSWERED ? after(ANSWERED - since) : silence(QUIET - since));
    }
    began = performance.now();
  };

  const last = async () => {
    for (let before = -1, turns = 0; before !== count && turns < MOST_BEFORE; turns++) {
      before = count;
      // Each turn of the event loop one message is heard.
      await soon();
    }
  };

  return {
    heard() {
      lastHeard = performance.now();
      count++;
      wake?.();
    },
    breathe() {
      const now = performance.now();
      const worked = now - began;
      if (worked < SLICE) return undefined;
      const resting = now - lastHeard < BUSY ? after(Math.min(worked, BUSY) * REST) : soon();
      return resting.then(() => {
        began = performance.now();
      });
    },
    lull: () => (performance.now() - began < SLICE ? undefined : waitForLull()),
    async share(steps, isWanted) {
      let since = performance.now();
      for (const _ of steps) {
        if (performance.now() - since < SHARE) continue;
        // First what has come in is read, then heard.
        await soon();
        await last();
        if (!isWanted()) return;
        since = performance.now();
      }
    },
    last,
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** When everything that has come in meanwhile has been heard; a worker in a browser has only timers for it. */
export function soon(): Promise<void> {
  return new Promise((done) => {
    if (typeof setImmediate === "function") setImmediate(done);
    else setTimeout(done, 0);
  });
}
