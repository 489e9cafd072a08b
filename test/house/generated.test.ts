import assert from "node:assert/strict";
import { generatedFiles, outdated } from "../../build/generate.ts";

describe("the generated files", () => {
  it("are what their generators make", async () => {
    const files = await generatedFiles();
    assert.notEqual(files.length, 0);
    const wrong = outdated(files).map(({ path }) => path);
    assert.deepEqual(wrong, [], "mend it with: npm run generate");
  });
});
