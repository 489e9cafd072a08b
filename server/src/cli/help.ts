/** What `coachplan --help` says. */
export const generalHelp = `Coachplan reads coaching plans (.coachplan files) and says what is missing or wrong in them.

Usage
  coachplan check [files or folders…]   check plans and report what is found
  coachplan lsp                         serve an editor (Language Server Protocol over stdin and stdout)

  coachplan <command> --help            more about a command
  coachplan --version                   which version this is
`;

/** What `coachplan check --help` says. */
export const checkHelp = `Checks plans and reports what is missing or wrong in them.

Usage
  coachplan check [files or folders…] [--format human|json] [--today YYYY-MM-DD]

Folders are searched for .coachplan files, except node_modules and folders that begin with a dot. Without a name, the
folder you are in is checked. A coachplan.json in the folder of a plan, or in one above it, is heeded.

Options
  --format human   for reading (if nothing is said)
  --format json    an array of { file, line, column, endLine, endColumn, code, severity, message }; lines and columns
                   count from 1, the end is exclusive, severity is error, warning, information or hint
  --today DATE     count this day as today, for example --today 2026-06-15

Exit code
  0  no errors (warnings and hints do not count)
  1  at least one error
  2  the check could not run; the reason stands on stderr
`;

/** What `coachplan lsp --help` says. */
export const lspHelp = `Serves an editor: the Language Server Protocol over stdin and stdout. Editors start this themselves.

Usage
  coachplan lsp [--stdio]

Options
  --stdio   speak over stdin and stdout (which it does anyway)
`;
