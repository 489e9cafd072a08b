import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const beatEvery = 2_000;
const deadAfter = 30_000;

/**
 * Runs `work` while no other process on this machine (or on another that shares the disk) does the same under `path`.
 * The lock is a file that names its holder; the holder touches it every two seconds. A lock whose holder has died,
 * or that nobody has touched for half a minute, is taken over. `waiting` is called once when somebody else is at work.
 *
 * @template T
 * @param {string} path
 * @param {() => void} waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, waiting, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let said = false; !take(path); ) {
    if (isAbandoned(path)) {
      removeAbandoned(path);
      continue;
    }
    if (!said) waiting();
    said = true;
    await pause(200);
  }
  const beat = setInterval(() => touch(path), beatEvery);
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off("exit", release);
    release();
  }
}

/** A link appears whole or not at all, so a lock is never seen without its holder's name. @param {string} path */
function take(path) {
  const own = `${path}.${hostname()}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ host: hostname(), pid: process.pid }));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    const { host, pid } = JSON.parse(readFileSync(path, "utf8"));
    return (host === hostname() && !isAlive(pid)) || Date.now() - statSync(path).mtimeMs > deadAfter;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false; // just released
    throw error;
  }
}

/** Two processes may find the same dead lock; the one that would move away a fresh one puts it back. @param {string} path */
function removeAbandoned(path) {
  const aside = `${path}.${hostname()}.${process.pid}.abandoned`;
  try {
    renameSync(path, aside);
    if (!isAbandoned(aside)) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** @param {string} path */
function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Taken over by somebody who thought this process dead: the work ends soon, and the marker tells who finished.
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
