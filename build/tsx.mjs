// Lets Node run the TypeScript sources: `node --import ./build/tsx.mjs file.ts`.
// Instead of plain `--import tsx`, because the tsconfig.json of the house only lists its projects, and tsx would
// take no compiler options from it (Preact's JSX among them).
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("./tsconfig.run.json", import.meta.url)) });
