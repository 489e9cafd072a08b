// Loaded before a server: whatever would reach another machine or start a process ends it with the code 99 instead.
const { writeSync } = require("node:fs");

/** @param {string} what */
function forbidden(what) {
  return () => {
    writeSync(2, `The server used ${what}.\n${new Error().stack}\n`);
    process.exit(99);
  };
}

/** @type {Readonly<Record<string, readonly string[]>>} */
const doors = {
  net: ["connect", "createConnection", "createServer"],
  tls: ["connect"],
  dgram: ["createSocket"],
  dns: ["lookup", "resolve"],
  http: ["request", "get", "createServer"],
  http2: ["connect"],
  https: ["request", "get"],
  child_process: ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"],
  cluster: ["fork"],
  worker_threads: ["Worker"],
};
for (const [name, functions] of Object.entries(doors)) {
  const door = require(`node:${name}`);
  for (const each of functions) door[each] = forbidden(`${name}.${each}`);
}
require("node:net").Socket.prototype.connect = forbidden("net.Socket.connect");
for (const name of ["fetch", "WebSocket", "EventSource"]) {
  Object.defineProperty(globalThis, name, { value: forbidden(name) });
}
