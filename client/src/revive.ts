import { commands, l10n, window } from "vscode";
import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient";
import { patience } from "./patience.ts";

/**
 * What happens when the server dies: it is started again, and nobody has to notice, since the client gives the new one
 * all that is open. Where it dies again and again the author is told, with a button.
 */
export function reviving(): ErrorHandler {
  const isWorthIt = patience(Date.now);
  return {
    // A message that could not be sent or read; where the connection is gone for good, `closed` follows.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      if (isWorthIt()) return { action: CloseAction.Restart, handled: true };
      void askToStart();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function askToStart(): Promise<void> {
  const again = l10n.t("Start again");
  const chosen = await window.showErrorMessage(
    l10n.t(
      "Coachplan has stopped several times in a row, so plans are not checked at the moment. Your texts are safe. If it stops again with one plan only, close that plan and send it to us.",
    ),
    again,
  );
  if (chosen === again) await commands.executeCommand("coachplan.restartServer");
}
