import {
  advisable,
  choice,
  date,
  duration,
  measured,
  range,
  readings,
  reference,
  references,
  required,
  text,
} from "./rows.ts";
import type { BlockName, BlockRow } from "./types.ts";

/** The engagement, its goals and its phases. */
export const engagement = {
  engagement: {
    standsIn: ["document"],
    id: "required",
    label: "The whole of the work with one organization",
    one: "an engagement",
    many: "engagements",
    says: "A piece of work that an organization, its leaders and their coaches have agreed: goals, phases, actions and contracts.",
    why: "Everything dated or promised belongs to an engagement; it gives the others their start and their people.",
    example: `engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" { lasts: 2 months }
  phase implementation "Implementation" { lasts: 4 months }
}`,
    fields: {
      organization: {
        takes: reference("organization"),
        need: required(),
        says: "The organization that sponsors the engagement.",
        why: "The work serves its ambition, and its time zone and holidays hold for every date in the plan.",
        example: "northwind",
      },
      sponsor: {
        takes: references("person"),
        need: required(),
        says: "Who commissions the engagement for the organization.",
        why: "Somebody must agree the goals at the start and say at the end whether they were reached.",
        example: "dana",
      },
      leaders: {
        takes: references("person", "team"),
        need: required(),
        says: "The leaders, or teams of leaders, who carry the change.",
        why: "Leaders deliver the plan and coaches support them; without leaders nobody owns it.",
        example: "omar",
      },
      coaches: {
        takes: references("coach"),
        need: required(),
        says: "The coaches who work in the engagement.",
        why: "Leaders and sponsors should know from the first day who will work with them.",
        example: "priya",
      },
      starts: {
        takes: date(),
        need: required({ when: "first-phase-does-not-start" }),
        says: "The first day of the engagement.",
        why: "The phases follow one another from here, and most other dates count from a phase.",
        example: "2026-02-02",
      },
      ends: {
        takes: date(),
        says: "The last day of the engagement; by default the last day of anything in it.",
        example: "2026-09-30",
      },
      lasts: {
        takes: duration(),
        says: "How long the engagement takes, counted from its start.",
        example: "8 months",
      },
      status: {
        takes: choice({
          draft: "Still being written: what is missing is only pointed out.",
          agreed: "Agreed with the sponsor, not yet begun.",
          active: "Under way.",
          "on-hold": "Paused for the time being.",
          completed: "Finished as agreed.",
          cancelled: "Ended early, or never begun.",
        }),
        says: "How far the engagement has come.",
        example: "active",
      },
      stakeholders: {
        takes: references("person", "team"),
        says: "Others who are affected or should be heard.",
        why: "Those who are affected but never heard seldom carry a change.",
        example: "depots",
      },
      summary: {
        takes: text(),
        says: "The engagement in a few sentences, for readers who are new to it.",
        example: '"From decisions at head office to decisions in the depots, in eight months"',
      },
    },
  },

  goal: {
    standsIn: ["engagement"],
    id: "optional",
    label: "What the engagement is to achieve, and how it is measured",
    one: "a goal",
    many: "goals",
    says: "What will be different for the organization at the end, with a measure.",
    why: "Sponsor, leaders and coaches can only agree that the work succeeded if they agreed beforehand what success is.",
    example: `goal speed "Orders reach the customer in five days" {
  measure: "median days from order to delivery"
  baseline: 9
  target: 5
  by: 2026-09-30
}`,
    fields: {
      measure: {
        takes: text(),
        need: required(),
        says: "What is counted or observed.",
        why: "Without a measure, whether the goal was reached is a matter of opinion.",
        example: '"median days from order to delivery"',
      },
      baseline: {
        takes: measured(),
        need: advisable(),
        says: "Where the measure stood at the start.",
        why: "A target says little until one knows where the work began.",
        example: "9",
      },
      actual: {
        takes: readings(),
        says: "Where the measure stood later on, each reading with its day if known.",
        example: "8 on 2026-05-04, 7 on 2026-07-06",
      },
      target: {
        takes: measured(),
        need: required(),
        says: "Where the measure should arrive.",
        why: "The target is what sponsor and leaders hold each other to.",
        example: "5",
      },
      by: {
        takes: date(),
        need: advisable(),
        says: "The day by which the target should be reached.",
        why: "A goal without a day can always wait.",
        example: "2026-09-30",
      },
      owner: {
        takes: reference("person", "team"),
        says: "The leader, or team, who answers for the goal.",
        example: "omar",
      },
    },
  },

  phase: {
    standsIn: ["engagement"],
    id: "optional",
    label: "A stretch of the engagement: diagnostic, plan or implementation",
    one: "a phase",
    many: "phases",
    says: "A stretch of the engagement with its own purpose: diagnostic, plan, implementation. It begins the day after the one before it ends.",
    why: "Phases keep the order that works: listen first, then plan with the leaders, then deliver.",
    example: `phase diagnostic "Diagnostic" {
  lasts: 7 weeks
  conversation "One-to-one with Dana" { with: dana; on: 2026-02-04 at 14:00 for 90 minutes }
}`,
    fields: {
      kind: {
        takes: choice({
          diagnostic: "Listening and observing, from the board to the front line: one to two months.",
          plan: "Findings are fed back, and leaders commit to actions: about two months.",
          implementation: "Leaders deliver; coaches train, advise and coach.",
          other: "Any other stretch of the work.",
        }),
        says: "Which of the phases this is; by default what its id says, as in `phase diagnostic`.",
        example: "diagnostic",
      },
      starts: {
        takes: date(),
        says: "The first day of the phase; by default the day after the phase before it ends.",
        example: "2026-02-02",
      },
      ends: {
        takes: date(),
        says: "The last day of the phase.",
        example: "2026-03-22",
      },
      lasts: {
        takes: duration(),
        says: "How long the phase takes, counted from its start.",
        example: "7 weeks",
      },
      dates: {
        takes: range(),
        need: required({ when: "end-unknown", or: [["lasts"], ["ends"]] }),
        says: "The first and the last day of the phase.",
        why: "What follows cannot be dated until it is known when this phase ends.",
        example: "2026-02-02 to 2026-03-22",
      },
      after: {
        takes: references("phase"),
        says: "The phases that must end before this one begins; by default the one written before it.",
        example: "diagnostic",
      },
      outcome: {
        takes: text(),
        says: "What the phase brought, once it is over.",
        example: '"Eleven insights, agreed with the executive team"',
      },
    },
  },
} satisfies Partial<Record<BlockName, BlockRow>>;
