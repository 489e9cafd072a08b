import {
  advisable,
  choice,
  count,
  days,
  reference,
  references,
  required,
  text,
  texts,
  zone,
} from "./rows.ts";
import type { BlockName, BlockRow, Takes } from "./types.ts";

/** The levels of an organization, from the top down; a person has one, and a conversation may reach one. */
export function level(): Takes {
  return choice({
    board: "Sits on the board: non-executive directors, trustees, the supervisory board.",
    "chief-executive": "Heads the whole organization.",
    executive: "Sits on the executive team, beside the chief executive.",
    senior: "Leads other leaders: heads of departments, functions or regions.",
    middle: "Leads teams: managers between the senior leaders and the front line.",
    frontline: "Does the daily work, or leads a shift of those who do.",
  });
}

/** Who takes part: the blocks that stand at the top of a document and that plans share. */
export const people = {
  organization: {
    standsIn: ["document"],
    id: "required",
    label: "The sponsoring organization, its ambition and values",
    one: "an organization",
    many: "organizations",
    says: "The organization that sponsors the work: where it wants to go, and what it stands for.",
    why: "Goals, insights and actions are all read against its ambition and its values.",
    example: `organization northwind "Northwind Logistics" {
  ambition: "Order to delivery in five days by October 2026"
  values: "Speed", "Candour", "Ownership"
  headcount: 640
}`,
    fields: {
      ambition: {
        takes: text(),
        need: advisable(),
        says: "Where the organization wants to be, and by when.",
        why: "Everything in the plan should serve it; without it nobody can tell which goals matter most.",
        example: '"Order to delivery in five days by October 2026"',
      },
      strategy: {
        takes: text(),
        says: "How it means to get there.",
        example: '"Decide in the depots, set standards centrally"',
      },
      vision: {
        takes: text(),
        says: "The future that its people are asked to work for.",
        example: '"The carrier that customers no longer need to ring"',
      },
      values: {
        takes: texts("Speed", "Candour", "Ownership", "Care", "Trust", "Quality"),
        says: "What it stands for, each value a text of its own.",
        example: '"Speed", "Candour", "Ownership"',
      },
      sector: {
        takes: text(
          "Logistics",
          "Manufacturing",
          "Health care",
          "Public service",
          "Finance",
          "Retail",
          "Technology",
        ),
        says: "Its line of business or public service.",
        example: '"Logistics"',
      },
      headcount: {
        takes: count(),
        says: "How many people work there.",
        example: "640",
      },
      timezone: {
        takes: zone("Europe/London", "Europe/Berlin", "America/New_York", "Asia/Singapore"),
        says: "The time zone of all times of day in its engagements, as continent and city; by default that of your computer.",
        example: '"Europe/London"',
      },
      holidays: {
        takes: days(),
        says: "Days on which nobody works there: single days, or from one day to another.",
        example: "2026-04-03, 2026-12-24 to 2026-12-31",
      },
    },
  },

  person: {
    standsIn: ["document"],
    id: "required",
    label: "A leader, sponsor or anyone else who takes part",
    one: "a person",
    many: "people",
    says: "Someone on the organization's side: a leader, a sponsor, a coachee, a stakeholder.",
    why: "Actions, contracts and reviews name people, so that it is clear who answers for what.",
    example: 'person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }',
    fields: {
      role: {
        takes: text(),
        need: advisable(),
        says: "The post the person holds.",
        why: "Readers who do not know the person need it to see why they own an action or sit in a review.",
        example: '"Chief operating officer"',
      },
      level: {
        takes: level(),
        need: advisable(),
        says: "The person's level in the organization.",
        why: "A diagnostic should hear every level; without this nobody can see which one it has missed.",
        example: "executive",
      },
      "reports-to": {
        takes: reference("person"),
        says: "The person's direct manager.",
        why: "It shows where a coach works with both a leader and that leader's own manager.",
        example: "dana",
      },
      organization: {
        takes: reference("organization"),
        says: "The organization the person belongs to, where there is more than one.",
        example: "northwind",
      },
      site: {
        takes: text(),
        says: "Where the person works.",
        example: '"Leeds"',
      },
      email: {
        takes: text(),
        says: "The address to which invitations go.",
        example: '"omar@northwind.example"',
      },
    },
  },

  coach: {
    standsIn: ["document"],
    id: "required",
    label: "A coach who works in the engagement",
    one: "a coach",
    many: "coaches",
    says: "A coach, trainer or adviser who works in the engagement from outside the line.",
    why: "Contracts and sessions name their coach, so that no coach is booked twice or works without an agreement.",
    example: 'coach priya "Priya Nair" { credential: "ICF PCC"; supervisor: "Ruth Adler" }',
    fields: {
      role: {
        takes: text("Lead coach", "Team coach", "Trainer", "Adviser"),
        says: "The part this coach plays in the engagement.",
        example: '"Lead coach"',
      },
      credential: {
        takes: text(
          "ICF ACC",
          "ICF PCC",
          "ICF MCC",
          "ICF ACTC",
          "EMCC EIA Practitioner",
          "EMCC EIA Senior Practitioner",
        ),
        says: "The professional accreditation the coach holds.",
        why: "Sponsors and coachees are entitled to know by which standard their coach works.",
        example: '"ICF PCC"',
      },
      supervisor: {
        takes: text(),
        says: "The person who supervises the coach's work.",
        why: "Regular supervision is part of ethical practice, and the contract can say who hears what there.",
        example: '"Ruth Adler"',
      },
      email: {
        takes: text(),
        says: "The address to which invitations go.",
        example: '"priya@nair-coaching.example"',
      },
      organization: {
        takes: reference("organization"),
        says: "The firm the coach works for, or the client where the coach is an internal one.",
        example: "northwind",
      },
    },
  },

  team: {
    standsIn: ["document"],
    id: "required",
    label: "Several people who work together",
    one: "a team",
    many: "teams",
    says: "People who work together and take part as one: they are heard, trained or coached as a team.",
    why: "A team that has its own name can own an action or be coached under one contract.",
    example: 'team depots "Depot managers" { lead: omar; members: lena, sam }',
    fields: {
      lead: {
        takes: reference("person"),
        need: advisable(),
        says: "The person who leads the team.",
        why: "The lead speaks for the team in three-way reviews and signs its contract.",
        example: "omar",
      },
      members: {
        takes: references("person"),
        need: required(),
        says: "The people who belong to the team.",
        why: "A team is heard, trained or coached through its members; without them it stands for nobody.",
        example: "lena, sam",
      },
    },
  },
} satisfies Partial<Record<BlockName, BlockRow>>;
