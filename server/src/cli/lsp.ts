import type { Host } from "./host.ts";
import { type Called, Trouble } from "./options.ts";

/** Becomes the language server. */
export async function perform({ rest }: Called, host: Host): Promise<undefined> {
  if (rest.length > 0) throw new Trouble(`“coachplan lsp” takes no names, and got: ${rest.join(" ")}`);
  await host.serve();
  return undefined;
}
