/**
 * A web worker cannot say that it has died: whoever waits for an answer waits for ever. So the server holds a lock
 * (see server/src/main.browser.ts), which the browser gives to the next one who waits for it when the worker is gone.
 */
import { BrowserMessageReader } from "vscode-languageclient/browser";

/** Reads what a worker sends, and closes when the worker dies. */
export class WorkerReader extends BrowserMessageReader {
  /** `name` is that of the worker, or the end of it. */
  constructor(worker: Worker, name: string) {
    super(worker);
    void whenGone(name).then(() => {
      worker.terminate();
      this.fireClose();
    });
  }
}

/** How often to look whether the worker holds its lock, and how long to wait in between: it takes a moment to start. */
const LOOKS = 600;
const PAUSE = 50;

/** Resolves when the worker has gone; never where the browser has no locks. */
async function whenGone(name: string): Promise<void> {
  const { locks } = navigator;
  if (!locks) return new Promise(() => {});
  for (let look = 0; look < LOOKS; look++) {
    const { held = [] } = await locks.query();
    // VS Code puts something of its own before the name of a worker.
    const own = held.find((lock) => lock.name?.endsWith(name))?.name;
    if (own !== undefined) return locks.request(own, () => {});
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return new Promise(() => {});
}
