// Loaded into VS Code's server, its extension host (by the tests' probe) and the processes that extensions start.
// The server ends with whoever started it, and takes its extension hosts along; and where a test asks for it, each
// attempt to reach another machine is noted in a file.
const { appendFileSync } = require("node:fs");
const { Socket } = require("node:net");

const { COACHPLAN_EDITOR_OWNER: owner, COACHPLAN_EDITOR_CONNECTIONS: connections } = process.env;

if (owner === String(process.ppid)) {
  const end = () => process.kill(-process.pid, "SIGKILL");
  process.stdin.on("end", end).on("error", end).resume();
}

if (connections) {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (...args) {
    const [first] = args.flat();
    const host = typeof first === "object" && first !== null ? first.host : args[1];
    if (typeof host === "string" && !/^(localhost|127\..*|::1)$/.test(host))
      appendFileSync(connections, `${host}\n`);
    return connect.apply(this, args);
  };
}
