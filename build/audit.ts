// `npm run check:dependencies`: what is in our bundles has a licence that allows it, and no vulnerability that the
// registry knows of. A registry that answers no such questions (a mirror, no network) is said, and fails nothing:
// somewhere else the same command does the rest.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { allOptions } from "./bundle.ts";
import { type Bundled, bundledPackages } from "./notices.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const results = await Promise.all(
  allOptions().map((options) => build({ ...options, write: false, metafile: true, logLevel: "error" })),
);
const packages = bundledPackages(
  results.map(({ metafile }) => metafile),
  root,
);
const licenses = [...new Set(packages.map(({ license }) => license))].sort().join(", ");
console.log(`${packages.length} packages are in the bundles, all under ${licenses}.`);

const known = await vulnerabilities();
if (known === undefined) {
  console.log("note: known vulnerabilities were not looked up: the registry answers no audit here.");
} else {
  const ours = known.filter(({ name }) => packages.some((one: Bundled) => one.name === name));
  for (const { name, severity } of known) {
    console.log(
      `${ours.some((one) => one.name === name) ? "In a bundle" : "note: a tool"}: ${name} (${severity})`,
    );
  }
  if (ours.length > 0) {
    console.error("Something with a known vulnerability is in a bundle; `npm audit` says more.");
    process.exitCode = 1;
  }
}

interface Vulnerability {
  readonly name: string;
  readonly severity: string;
}

/** What the registry knows of our packages and their tools; undefined where it does not say. */
async function vulnerabilities(): Promise<Vulnerability[] | undefined> {
  const answer = await promisify(execFile)("npm", ["audit", "--json"], {
    cwd: root,
    timeout: 30_000,
    shell: process.platform === "win32",
  }).then(
    ({ stdout }) => stdout,
    // npm ends with 1 both where it found something and where it could not ask.
    (error: unknown) => (error instanceof Error && "stdout" in error ? String(error.stdout) : ""),
  );
  try {
    const { vulnerabilities }: { vulnerabilities?: Record<string, { severity?: unknown }> } =
      JSON.parse(answer);
    if (!vulnerabilities) return undefined;
    return Object.entries(vulnerabilities).map(([name, { severity }]) => ({
      name,
      severity: String(severity),
    }));
  } catch {
    return undefined;
  }
}
