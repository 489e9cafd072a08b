/** What the help of several commands says. */

/** What names on the command line may be, as help tells it. */
export const aboutNames =
  "Names are files, folders or patterns such as “plans/**/*.coachplan”; without one, the folder you are in is meant. " +
  "Folders are searched for .coachplan files, except node_modules and what begins with a dot. What .gitignore and " +
  ".coachplanignore files name is passed over, unless you name it yourself.";

/** Options of every command that looks for plans. */
export const searchOptions = {
  "no-ignore": { says: "take also what .gitignore and .coachplanignore files name" },
} as const;

/** The option of every command that says something of days. */
export const todayOption = {
  today: {
    value: { name: "DATE", example: "2026-06-15" },
    says: "count this day as today, for example --today 2026-06-15",
  },
} as const;

/** The option that says which file the text of stdin counts as. */
export const stdinOption = {
  "stdin-filename": {
    value: { name: "FILE", example: "plans/plan.coachplan" },
    says:
      "as which file the text counts that comes in over stdin: where its “use” begins, and what it is called in what is " +
      "said of it",
  },
} as const;
