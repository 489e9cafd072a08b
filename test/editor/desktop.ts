// The suite of the extension host in a VS Code for the desktop: `npm run test:desktop`. COACHPLAN_VSCODE may name its
// executable; otherwise @vscode/test-electron downloads one into .vscode-test. On Linux it needs a screen (xvfb-run).
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { today } from "./plans.ts";
import { quietSettings } from "./server/settings.mjs";
import { projectRoot } from "./setup/cache.mjs";
import { bundleSuite } from "./suite-bundle.ts";

const base = mkdtempSync(join(tmpdir(), "coachplan-desktop-"));
try {
  process.exitCode = await runTests({
    vscodeExecutablePath: await desktopEditor(),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: await bundleSuite(),
    launchArgs: [
      copyOfSamples(),
      "--user-data-dir",
      userData(),
      "--disable-extensions",
      "--disable-workspace-trust",
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(base, { recursive: true, force: true, maxRetries: 5 });
}

async function desktopEditor(): Promise<string> {
  const { COACHPLAN_VSCODE: executable } = process.env;
  if (executable) return executable;
  return downloadAndUnzipVSCode().catch((cause: unknown) => {
    throw new Error(
      `No VS Code for the desktop could be downloaded (${String(cause)}). Where there is one on this machine, name its executable in COACHPLAN_VSCODE. \`npm run test:editor\` runs the same suite without one.`,
    );
  });
}

function copyOfSamples(): string {
  const folder = join(base, "workspace");
  cpSync(join(projectRoot, "samples"), folder, { recursive: true });
  return folder;
}

function userData(): string {
  const folder = join(base, "data");
  mkdirSync(join(folder, "User"), { recursive: true });
  const settings = { ...quietSettings, "coachplan.today": today };
  writeFileSync(join(folder, "User", "settings.json"), JSON.stringify(settings));
  return folder;
}
