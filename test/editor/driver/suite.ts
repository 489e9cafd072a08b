import { cpSync } from "node:fs";
import { formatWithOptions } from "node:util";
import { isNoise } from "./log.ts";
import { openSession, type SessionOptions } from "./session.ts";
import { within } from "./wait.ts";

/** Which suite runs, on what. */
export interface SuiteOptions extends SessionOptions {
  /** A bundle that exports `run()`. */
  readonly testsPath: string;
  /** A folder whose copy is open in the editor. */
  readonly folder: string;
  /** Each line that the suite prints. */
  readonly onLine: (line: string) => void;
}

/** How a suite ended. */
export interface SuiteResult {
  readonly passed: boolean;
  /** Names of other machines that anything tried to reach. */
  readonly outside: readonly string[];
}

/** A suite that has not ended after this many milliseconds hangs. */
const limit = 180_000;

/** Runs a suite inside the extension host of a real VS Code, and gives how it ended. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const session = await openSession(options);
  try {
    cpSync(options.folder, session.folder, { recursive: true });
    const end = Promise.withResolvers<number>();
    await session.page.exposeFunction("codeAutomationExit", (code: number) => end.resolve(code));
    await session.page.exposeFunction("codeAutomationLog", (_kind: string, values: unknown[]) => {
      const text = formatWithOptions({ colors: false }, ...values);
      if (!isNoise(text)) options.onLine(text);
    });
    await session.load();
    const code = await within("the end of the suite", end.promise, limit);
    return { passed: code === 0, outside: session.outside() };
  } catch (error) {
    options.onLine([String(error), ...session.log.lines.slice(-20)].join("\n"));
    return { passed: false, outside: session.outside() };
  } finally {
    await session.close();
  }
}
