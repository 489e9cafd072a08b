import fc from "fast-check";
import { nonsenseLaw, stormLaw } from "./storm.ts";

// A few cases at every run, so that a change is judged by them at once; `npm run fuzz` goes on for as long as you like.
describe("the server, whatever an editor does", () => {
  it("answers, stays within its documents, and says what a fresh one says", async () => {
    await fc.assert(stormLaw, { numRuns: 12 });
  });

  it("answers what makes sense after what makes none", async () => {
    await fc.assert(nonsenseLaw, { numRuns: 30 });
  });
});
