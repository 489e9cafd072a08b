/** `coachplan lsp` */
export const lspHelp = {
  name: "lsp",
  does: "Serves an editor (Language Server Protocol over stdin and stdout)",
  usage: ["[--stdio]"],
  about: ["Editors start this themselves."],
  options: {
    stdio: { says: "speak over stdin and stdout (which it does anyway)" },
    clientProcessId: {
      value: { name: "NUMBER", example: "4711" },
      says: "the editor's own process; not needed",
    },
  },
  exit: { 0: "the editor has gone", 2: "it could not start; the reason stands on stderr" },
} as const;
