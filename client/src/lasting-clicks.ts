import { type Command, commands, Disposable } from "vscode";
import type { Middleware } from "vscode-languageclient";

/**
 * Lets a click on a line above a block (code lens) do what the line says for as long as it is seen. Where a command has
 * arguments, VS Code keeps them beside the list of lenses, and may let go of that list before it has drawn the next one:
 * where it asked for another while it was still finishing one, and for what was out of sight at that time. A click would
 * then do nothing. A command without arguments does not hang on the list, so every line gets one of its own.
 */
export function lastingClicks(): Disposable & { readonly middleware: Middleware } {
  const registered: Disposable[] = [];
  let count = 0;
  const withoutArguments = ({ command, arguments: given = [], ...rest }: Command): Command => {
    // VS Code keeps names that begin so out of its lists.
    const own = `_coachplan.lens.${++count}`;
    registered.push(commands.registerCommand(own, () => commands.executeCommand(command, ...given)));
    if (registered.length > most) registered.shift()?.dispose();
    return { ...rest, command: own };
  };
  return {
    middleware: {
      async resolveCodeLens(lens, token, next) {
        const resolved = await next(lens, token);
        if (resolved?.command?.arguments) resolved.command = withoutArguments(resolved.command);
        return resolved;
      },
    },
    dispose: () => Disposable.from(...registered).dispose(),
  };
}

/** Lines that are remembered: far more than are seen at once, and finished anew meanwhile. */
const most = 1000;
