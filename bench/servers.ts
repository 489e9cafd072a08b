/** Who is measured: an echo, Coachplan, and the same language built with Langium. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { commandWire, processWire, type Wire } from "../test/support/wire.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Server {
  readonly name: string;
  start(): Wire;
  /** Is asked less, and nothing of the longest documents. */
  readonly slow: boolean;
}

/** The floor of any honest server on this library. */
export async function echo(): Promise<Server> {
  await build({
    entryPoints: [`${root}bench/echo.ts`],
    bundle: true,
    platform: "node",
    format: "cjs",
    minify: true,
    outfile: `${root}.cache/bench/echo.cjs`,
  });
  return {
    name: "echo",
    start: () => processWire(`${root}.cache/bench/echo.cjs`, "--stdio"),
    slow: false,
  };
}

export const coachplan: Server = {
  name: "coachplan",
  start: () => processWire(`${root}dist/server/main.node.cjs`, "--stdio"),
  slow: false,
};

/** A server that is started by a command line. */
export function other(name: string, command: string): Server {
  return { name, start: () => commandWire(command), slow: true };
}

/** Fetched from npm when somebody measures; nothing of it is part of the project. */
const langiumVersion = "4.4.0";

/**
 * The language of `bench/peers/langium`, installed into `.cache` the first time. Undefined, with the reason on stderr,
 * where npm cannot fetch it.
 */
export function langium(): Server | undefined {
  const folder = `${root}.cache/bench/langium`;
  const wanted = JSON.stringify({ private: true, type: "module", dependencies: { langium: langiumVersion } });
  const manifest = `${folder}/package.json`;
  if (!existsSync(manifest) || readFileSync(manifest, "utf8") !== wanted) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, wanted);
    const { status, stderr } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) {
      writeFileSync(manifest, "{}");
      process.stderr.write(`Langium is left out, since npm could not fetch it:\n${stderr}\n`);
      return undefined;
    }
  }
  cpSync(`${root}bench/peers/langium`, folder, { recursive: true });
  return {
    name: "langium",
    start: () => processWire(`${folder}/server.mjs`, "--stdio"),
    slow: true,
  };
}
