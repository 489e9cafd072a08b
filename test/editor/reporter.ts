/**
 * Says what mocha does, the same for the tests inside the extension host and for those outside: one line a test, what
 * went wrong right below it, and the counts at the end in mocha's own words.
 */
export function reportLines(runner: Mocha.Runner): void {
  let passed = 0;
  let failed = 0;
  runner.on("pass", (test) => {
    passed++;
    console.log(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  // Only said where somebody set retries: a machine that does three things at once can lose a key.
  runner.on("retry", (test, error: Error) => {
    console.log(`  ↻ ${test.fullTitle()} is tried once more\n${indented(error.stack ?? String(error))}`);
  });
  runner.on("fail", (test, error: Error) => {
    failed++;
    console.log(`  ✘ ${test.fullTitle()}\n${indented(error.stack ?? String(error))}`);
  });
  runner.on("end", () => console.log(`  ${passed} passing${failed > 0 ? `, ${failed} failing` : ""}`));
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "      ");
}
