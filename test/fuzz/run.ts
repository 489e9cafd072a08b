// `npm run fuzz [-- --minutes N] [--seed S]`: storms and nonsense against the server, and any text against the reader,
// for as long as you like. Prints the seed first; a failure with its smallest counterexample and the command that
// tries it again. Exit code 1 where something failed.
import { parseArgs } from "node:util";
import fc from "fast-check";
import { nonsenseLaw, stormLaw } from "./storm.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "5" }, seed: { type: "string", default: "" } },
});
const minutes = Number(values.minutes);
const first = values.seed === "" ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(first)) {
  console.error("Usage: npm run fuzz -- --minutes 5 --seed 7 (a whole number)");
  process.exit(2);
}

const laws = { storm: stormLaw, nonsense: nonsenseLaw };
const rounds = 40;
const end = performance.now() + minutes * 60_000;
console.log(`Fuzzing for ${minutes} min; seed ${first}`);
let tried = 0;
for (let seed = first; performance.now() < end; seed++) {
  for (const [name, law] of Object.entries(laws)) {
    const details = await fc.check<unknown[]>(law, { seed, numRuns: rounds });
    tried += details.numRuns;
    if (!details.failed) continue;
    console.error(`The law “${name}” does not hold:\n${await fc.asyncDefaultReportMessage(details)}`);
    console.error(details.errorInstance);
    console.error(`\nAgain: npm run fuzz -- --seed ${seed} --minutes 1`);
    process.exit(1);
  }
}
console.log(`${tried} cases, all sound.`);
process.exit(0);
