import { emacs } from "./emacs.mjs";
import { helix } from "./helix.mjs";
import { neovim } from "./neovim.mjs";

const editors = [neovim, helix, emacs].map((editor) => ({ ...editor, version: editor.version() }));

/** The editors of docs/editors.md that this machine has. */
export const here = editors.filter(({ version }) => version !== undefined);

/** Those that it has not. */
export const missing = editors.filter(({ version }) => version === undefined);
