/** `coachplan explain` */
export const explainHelp = {
  name: "explain",
  does: "Explains a rule: when it speaks, why, with an example, and how to have it otherwise",
  usage: ["CODE", ""],
  about: [
    "The code of a rule stands behind each finding of “coachplan check”. The part behind the “/” will do where only " +
      "one rule has it. With the part before it, all rules of that family are listed; without a code, all rules.",
  ],
  options: {},
  examples: [
    ["explain action/missing-owner", "why an action needs its owner"],
    ["explain overdue", "the same as explain action/overdue"],
    ["explain contract", "all that is looked at in contracts"],
  ],
  exit: { 0: "explained", 2: "there is no such rule; those that come near stand on stderr" },
} as const;
