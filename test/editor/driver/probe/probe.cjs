// A second extension in the extension host under test. It asks the test's mailbox for functions, runs each with the
// `vscode` API, and sends back what they return. The same file runs in a Node host and in the browser's worker.
const vscode = require("vscode");

let active = true;

exports.activate = () => {
  const { mailbox, watch } = vscode.workspace.getConfiguration("editorTests");
  if (watch && globalThis.process?.versions?.node) watchFrom(watch);
  if (mailbox) void fetchJobs(mailbox);
};

/** VS Code keeps NODE_OPTIONS from its extension hosts, so what watches connections is loaded from here. */
function watchFrom(file) {
  require(file);
  process.env.NODE_OPTIONS = `--require=${JSON.stringify(file)}`; // for the processes that extensions start
}

exports.deactivate = () => {
  active = false;
};

async function fetchJobs(mailbox) {
  while (active) {
    const answer = await fetch(`${mailbox}next`).catch(() => undefined);
    if (!answer?.ok) return; // the test is over
    void run(mailbox, await answer.json());
  }
}

async function run(mailbox, { id, source, args }) {
  const reply = await evaluate(source, args).then(
    (value) => ({ id, value: value ?? null }),
    (error) => ({ id, error: String(error?.stack ?? error) }),
  );
  await fetch(`${mailbox}done`, { method: "POST", body: JSON.stringify(reply) }).catch(() => undefined);
}

/** `__name` is what esbuild and tsx leave in a function's text. */
async function evaluate(source, args) {
  const call = new Function(
    "vscode",
    "args",
    `const __name = (it) => it; return (${source})(vscode, ...args);`,
  );
  return call(vscode, args);
}
