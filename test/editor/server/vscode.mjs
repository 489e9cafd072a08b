import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { places } from "../setup/cache.mjs";
import { findNode } from "../setup/node.mjs";
import { skippedExtensions } from "./settings.mjs";

/**
 * Starts VS Code's server on a free port of 127.0.0.1. Everything that it stores goes under `dataFolder`; where
 * `connectionsFile` is given, the names of other machines that any of its processes tried to reach end up in there.
 * Resolves when it listens; rejects with its output when it ends before that. It ends with this process at the latest.
 *
 * @param {{ dataFolder: string, connectionsFile?: string, onLine?: (line: string) => void }} options
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function startVscode({ dataFolder, connectionsFile, onLine = () => {} }) {
  const node = findNode();
  if (!node) throw new Error("No Node for VS Code: run test/editor/setup.mjs first.");
  const child = spawn(node, serverArguments(dataFolder), {
    detached: true, // a process group of its own, so that its extension hosts end with it
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
      VSCODE_SKIP_BUILTIN_EXTENSIONS: skippedExtensions.join(","),
      COACHPLAN_EDITOR_OWNER: String(process.pid),
      COACHPLAN_EDITOR_CONNECTIONS: connectionsFile ?? "",
      NODE_OPTIONS: `--require=${JSON.stringify(fileURLToPath(new URL("./watch.cjs", import.meta.url)))}`,
    },
  });
  return { port: await listening(child, onLine), stop: () => stop(child) };
}

/** @param {string} dataFolder */
function serverArguments(dataFolder) {
  return [
    join(places.vscode, "out", "server-main.js"),
    ...["--host", "127.0.0.1", "--port", "0", "--server-data-dir", dataFolder],
    "--without-connection-token",
    "--accept-server-license-terms",
    "--enable-smoke-test-driver",
    "--force-disable-user-env",
    "--disable-workspace-trust",
    "--disable-telemetry",
    "--disable-experiments",
    "--disable-update-check",
    "--disable-getting-started-override",
  ];
}

/**
 * @param {import("node:child_process").ChildProcessWithoutNullStreams} child
 * @param {(line: string) => void} onLine
 * @returns {Promise<number>}
 */
function listening(child, onLine) {
  return new Promise((resolve, reject) => {
    let printed = "";
    /** @param {Buffer} data */
    const read = (data) => {
      printed += data;
      for (const line of String(data).split("\n").filter(Boolean)) onLine(line);
      const port = /agent listening on (\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`VS Code's server ended (${code}):\n${printed}`)));
  });
}

/** @param {import("node:child_process").ChildProcessWithoutNullStreams} child @returns {Promise<void>} */
function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.stdin.end();
  });
}
