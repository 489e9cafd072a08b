import { level } from "./people.ts";
import { advisable, count, occasion, range, references, shift, text, texts } from "./rows.ts";
import type { BlockName, BlockRow, FieldRow } from "./types.ts";

/** What coaches do in a phase (conversation to advising), and what they find. */
export const diagnostic = {
  conversation: {
    standsIn: ["phase"],
    id: "optional",
    label: "A confidential conversation with one person, or a round of them",
    one: "a conversation",
    many: "conversations",
    says: "A confidential conversation with one person or a group; with `count`, a whole round of them.",
    why: "The diagnostic rests on what people at every level say when they can speak freely.",
    example: 'conversation "One-to-one with Dana" { with: dana; on: 2026-02-04 at 14:00 for 90 minutes }',
    fields: activity({
      with: { says: "Who is heard.", example: "dana" },
      on: {
        why: "A conversation that is not in the calendar tends not to take place, and the diagnostic is short.",
        example: "2026-02-04 at 14:00 for 90 minutes",
      },
      instrument: {
        says: "The interview guide or questions used.",
        example: '"Interview guide, 12 questions"',
      },
      outcome: {
        says: "What the coach heard; kept for the coach unless you say otherwise.",
        example: '"Sees the problem in planning, not in the depots"',
      },
    }),
  },

  observation: {
    standsIn: ["phase"],
    id: "optional",
    label: "Watching people at their daily work",
    one: "an observation",
    many: "observations",
    says: "Time spent watching people at work: a meeting, a shift, a customer visit.",
    why: "What people do often differs from what they say they do, and neither side notices.",
    example: 'observation "Night shift at the Leeds depot" { with: depots; on: 2026-02-19 }',
    fields: activity({
      with: { says: "Who is observed.", example: "depots" },
      on: {
        why: "People should know when somebody will watch them at work.",
        example: "2026-02-19 at 22:00 for 4 hours",
      },
      instrument: { says: "The observation sheet or method used.", example: '"Meeting observation sheet"' },
      outcome: {
        says: "What the coach saw; kept for the coach unless you say otherwise.",
        example: '"Eleven problems parked, two solved"',
      },
    }),
  },

  assessment: {
    standsIn: ["phase"],
    id: "optional",
    label: "A 360, a survey or another instrument",
    one: "an assessment",
    many: "assessments",
    says: "Something measured with an instrument: a 360-degree feedback, a team survey, a personality profile.",
    why: "It puts figures beside what the conversations say, and can be repeated at the end.",
    example:
      'assessment "360 for Omar" { for: omar; count: 9; dates: 2026-02-16 to 2026-02-27; instrument: "360-degree feedback" }',
    fields: activity({
      with: { says: "Who answers or takes part.", example: "depots" },
      on: {
        why: "Those who are asked need to know by when, and the findings must be in before they are fed back.",
        example: "2026-02-16",
      },
      instrument: {
        says: "The instrument used.",
        example: '"360-degree feedback"',
        usual: ["360-degree feedback", "Team survey", "Pulse survey"],
      },
      outcome: {
        says: "What it showed; kept for the coach unless you say otherwise.",
        example: '"Delegation lowest, clarity highest"',
      },
    }),
  },

  feedback: {
    standsIn: ["phase"],
    id: "optional",
    label: "Findings are given back to those who decide",
    one: "a feedback meeting",
    many: "feedback meetings",
    says: "A meeting in which the coach gives the findings back, without saying who said what.",
    why: "Leaders commit to a change only when they have seen the findings and made them their own.",
    example: 'feedback "Findings to the top team" { with: dana, omar; on: 2026-03-30 at 09:00 for 3 hours }',
    fields: activity({
      with: { says: "Who hears the findings.", example: "dana, omar" },
      on: {
        why: "The plan begins with what the leaders hear here; they need the day in their calendars.",
        example: "2026-03-30 at 09:00 for 3 hours",
      },
      instrument: { says: "The report or material used.", example: '"Diagnostic report"' },
      outcome: {
        says: "What the listeners made of it.",
        example: '"All eleven insights accepted, two reworded"',
      },
    }),
  },

  workshop: {
    standsIn: ["phase"],
    id: "optional",
    label: "A group works something out together",
    one: "a workshop",
    many: "workshops",
    says: "Working time in which a group decides or designs something together.",
    why: "People carry out what they have worked out themselves.",
    example: 'workshop "Commitments" { with: dana, omar; by: priya; on: 2026-04-14 for 1 day }',
    fields: activity({
      with: { says: "Who takes part.", example: "dana, omar" },
      on: {
        why: "A group needs its day early; calendars of senior people fill months ahead.",
        example: "2026-04-14 for 1 day",
      },
      instrument: { says: "The method or material used.", example: '"World café"' },
      outcome: { says: "What was decided or made.", example: '"Four commitments, each with its leader"' },
    }),
  },

  training: {
    standsIn: ["phase"],
    id: "optional",
    label: "People learn and practise a skill",
    one: "a training",
    many: "trainings",
    says: "Time in which people learn and practise something that the plan asks of them.",
    why: "Nobody can be held to a new way of working that they were never shown.",
    example: 'training "Problem solving on the floor" { for: depots; by: priya; on: 2026-06-03 }',
    fields: activity({
      with: { says: "Who else takes part.", example: "omar" },
      on: {
        why: "People must be free for it, and the actions that need the skill must come after it.",
        example: "2026-06-03 at 09:00 for 1 day",
      },
      instrument: { says: "The course or material used.", example: '"Problem solving in six steps"' },
      outcome: { says: "What people can do now.", example: '"All nine depots can run a stand-up"' },
    }),
  },

  advising: {
    standsIn: ["phase"],
    id: "optional",
    label: "Expert advice, as distinct from coaching",
    one: "an advisory meeting",
    many: "advisory meetings",
    says: "Time in which the coach, or an expert, gives advice. It is kept apart from coaching, where the coachee finds the answer.",
    why: "Coachees and sponsors should always know which of the two they are getting.",
    example: 'advising "Design of the new spending limits" { for: omar; by: priya; on: 2026-06-10 }',
    fields: activity({
      with: { says: "Who takes part.", example: "omar" },
      on: {
        why: "Advice is of use before the decision it is meant for, so its day belongs in the plan.",
        example: "2026-06-10 at 11:00 for 1 hour",
      },
      instrument: { says: "The method or material used.", example: '"Spending limits at comparable firms"' },
      outcome: {
        says: "What was advised, and what was made of it.",
        example: '"Limits by depot size rather than by post"',
      },
    }),
  },

  insight: {
    standsIn: ["phase", "engagement"],
    id: "optional",
    label: "What the diagnostic found: from what to what",
    one: "an insight",
    many: "insights",
    says: "What the diagnostic found: an attitude, a behaviour or a value of today, and what it should become.",
    why: "Insights are the reason for the plan: every commitment and action should answer one.",
    example: `insight mondays "Decisions wait for the Monday meeting" {
  attitude: "Only head office may decide" to "Decide where the problem is"
  behavior: "Depots park problems until Monday" to "Solved within the shift"
}`,
    fields: {
      attitude: {
        takes: shift(),
        says: "What people believe today, and what they should come to believe.",
        example: '"Only head office may decide" to "Decide where the problem is"',
      },
      behavior: {
        takes: shift(),
        says: "What people do today, and what they should do instead.",
        example: '"Depots park problems until Monday" to "Solved within the shift"',
      },
      value: {
        takes: shift(),
        says: "What people hold dear today, and what should count as much or more.",
        example: '"Never be wrong" to "Learn fast and say so"',
      },
      serves: {
        takes: texts(),
        says: "The tasks, values, vision or strategy that today's response fits.",
        why: "What people do today made sense once; a change that ignores this meets resistance.",
        example: '"Control of costs"',
      },
      "at-odds-with": {
        takes: texts(),
        says: "The tasks, values, vision or strategy that today's response works against.",
        why: "It is the reason to change, in the organization's own words.",
        example: '"Speed", "Ownership"',
      },
      evidence: {
        takes: text(),
        says: "What was heard or seen that shows it, without names; kept for the coach unless you say otherwise.",
        example: '"In 17 of 24 conversations; 11 parked problems on one night shift"',
      },
      from: {
        takes: references("conversation", "observation", "assessment"),
        says: "The conversations, observations and assessments it comes from.",
        example: "night-shift, depot-staff",
      },
    },
    oneOf: [
      {
        code: "insight/missing-shift",
        fields: ["attitude", "behavior", "value"],
        level: "advisable",
        says: "what should shift: an attitude, a behaviour or a value, from what to what",
        why: "An insight that does not say what should change gives the plan nothing to act on.",
      },
    ],
  },
} satisfies Partial<Record<BlockName, BlockRow>>;

/** The words of those fields that differ from one kind of activity to another. */
interface ActivityWords {
  readonly with: { readonly says: string; readonly example: string };
  readonly on: { readonly why: string; readonly example: string };
  readonly instrument: {
    readonly says: string;
    readonly example: string;
    readonly usual?: readonly string[];
  };
  readonly outcome: { readonly says: string; readonly example: string };
}

/** The fields that all activities have. */
function activity(words: ActivityWords) {
  return {
    with: { takes: references("person", "team", "coach"), ...words.with },
    for: {
      takes: references("person", "team"),
      says: "For whose benefit it is held.",
      example: "depots",
    },
    by: {
      takes: references("coach", "person"),
      says: "Who leads it; by default any of the engagement's coaches.",
      example: "priya",
    },
    level: {
      takes: level(),
      says: "The level of the organization it reaches, where nobody is named.",
      example: "frontline",
    },
    count: {
      takes: count(),
      says: "How many are planned, or how many people are asked.",
      example: "24",
    },
    held: {
      takes: count(),
      says: "How many of them have taken place so far.",
      example: "11",
    },
    on: {
      takes: occasion(),
      need: advisable({ or: [["dates"]] }),
      says: "The day, with the time and how long it takes where you know them.",
      ...words.on,
    },
    dates: {
      takes: range(),
      says: "The first and the last day, where it takes several.",
      example: "2026-02-09 to 2026-03-06",
    },
    instrument: {
      takes: text(...(words.instrument.usual ?? [])),
      says: words.instrument.says,
      example: words.instrument.example,
    },
    site: {
      takes: text(),
      says: "Where it takes place.",
      example: '"Leeds"',
    },
    outcome: { takes: text(), ...words.outcome },
  } satisfies Readonly<Record<string, FieldRow>>;
}
