// Long because it is data: every word that stands in or below a contract.
import {
  advisable,
  choice,
  date,
  duration,
  fee,
  legal,
  measured,
  notice,
  occasion,
  range,
  readings,
  recurrence,
  reference,
  references,
  required,
  text,
  texts,
} from "./rows.ts";
import type { BlockName, BlockRow } from "./types.ts";

/** The coaching contract, its results and sessions, and the reviews. */
export const contract = {
  contract: {
    standsIn: ["engagement"],
    id: "optional",
    label: "The agreement under which a leader or team is coached",
    one: "a contract",
    many: "contracts",
    says: "The coaching agreement between coach, coachee and sponsor: results, dates, sessions and the terms that protect all three.",
    why: "Professional codes ask for a clear agreement before coaching begins; it is what everybody can come back to.",
    example: `contract omar-coaching "Coaching Omar" {
  coach: priya
  coachee: omar
  sponsor: dana
  dates: 2026-05-25 to 2026-09-18
  sessions: 8 every 2 weeks for 90 minutes
  confidentiality: "What is said in a session stays between coach and coachee"
  exceptions: "Where the law requires it, and where somebody is at risk of harm"
  reporting: "The sponsor hears attendance and progress on the agreed results, nothing else"
  cancellation: 48 hours
  termination: "Either side, with 14 days' notice"
  ethics: "Global Code of Ethics"
  fee: 12000 GBP

  result "Escalations to the COO fall" {
    measure: "escalations a week"
    baseline: 30
    target: 8
    by: 2026-09-11
  }
}`,
    fields: {
      coach: {
        takes: reference("coach"),
        need: required(),
        says: "The coach who works under this contract.",
        why: "The coachee confides in a person, and that person must be bound by the contract.",
        example: "priya",
      },
      "co-coaches": {
        takes: references("coach"),
        says: "Other coaches who work under it, as is usual with teams.",
        example: "tomas",
      },
      coachee: {
        takes: reference("person", "team"),
        need: required(),
        says: "The person, or team, who is coached.",
        why: "Coaching rests on the coachee's own agreement; a contract about somebody unnamed has none.",
        example: "omar",
      },
      sponsor: {
        takes: references("person"),
        need: advisable({ when: "not-self-funded" }),
        says: "Who arranges or pays for the coaching on the organization's behalf.",
        why: "Where somebody else pays, the agreement has three sides, and all three should be named. Where the coachee pays, write `self-funded: yes`.",
        example: "dana",
      },
      "self-funded": {
        takes: choice({
          yes: "The coachee pays; there is no sponsor.",
          no: "A sponsor pays.",
        }),
        says: "Whether the coachee pays for the coaching.",
        example: "yes",
      },
      "requested-by": {
        takes: reference("person", "team"),
        says: "Who first asked for the coaching.",
        why: "Coaching that the coachee asked for begins differently from coaching that somebody else wished for them.",
        example: "dana",
      },
      status: {
        takes: choice({
          draft: "Still being written.",
          proposed: "Sent to the coachee and the sponsor.",
          signed: "Signed by all, not yet begun.",
          active: "Sessions are under way.",
          "on-hold": "Paused for the time being.",
          completed: "Finished as agreed.",
          cancelled: "Ended early, or never begun.",
        }),
        says: "How far the contract has come; without it, the contract counts as signed from its `signed` day on.",
        example: "proposed",
      },
      dates: {
        takes: range(),
        need: required({
          or: [
            ["starts", "ends"],
            ["starts", "lasts"],
            ["ends", "lasts"],
          ],
        }),
        says: "The first and the last day of the contract.",
        why: "Coaching for results has an end: it gives the work a midpoint and a close, and keeps the coachee from coming to depend on the coach.",
        example: "2026-05-25 to 2026-09-18",
      },
      starts: {
        takes: date(),
        says: "The first day of the contract.",
        example: "2026-05-25",
      },
      ends: {
        takes: date(),
        says: "The last day of the contract.",
        example: "2026-09-18",
      },
      lasts: {
        takes: duration(),
        says: "How long the contract runs, counted from its start.",
        example: "4 months",
      },
      sessions: {
        takes: recurrence(),
        need: advisable(),
        says: "How many sessions, how often and how long.",
        why: "Coachee and sponsor should know how much of the coach's time they have agreed to.",
        example: "8 every 2 weeks for 90 minutes",
      },
      confidentiality: {
        takes: text(
          "What is said in a session stays between coach and coachee",
          "What is said in a session stays between coach and coachee; only the coachee may pass it on",
          "What is said in a session stays in the team and with the coach",
        ),
        need: required(),
        says: "What stays between coach and coachee.",
        why: "People speak freely only when they know what will never leave the room.",
        example: '"What is said in a session stays between coach and coachee"',
      },
      exceptions: {
        takes: text(
          "Where the law requires it, and where somebody is at risk of harm",
          "Where the law requires it, where somebody is at risk of harm, and without names in the coach's supervision",
        ),
        need: legal(),
        says: "When the coach may, or must, speak about what was said in confidence.",
        why: "No coach can promise silence without limits; the coachee has a right to know them before speaking.",
        example: '"Where the law requires it, and where somebody is at risk of harm"',
      },
      reporting: {
        takes: text(
          "The sponsor hears attendance and progress on the agreed results, nothing else",
          "The sponsor hears about progress from the coachee alone, in the reviews",
        ),
        need: legal({ when: "has-sponsor" }),
        says: "What the sponsor hears about the coaching, and from whom.",
        why: "A sponsor who pays will ask; what was agreed beforehand cannot become a breach of confidence.",
        example: '"The sponsor hears attendance and progress on the agreed results, nothing else"',
      },
      "inside-team": {
        takes: text(
          "What a member says stays in the team; the coach keeps no secrets of one member from the others",
          "What a member tells the coach alone stays there, unless the member brings it to the team",
        ),
        need: legal({ when: "coachee-is-a-team" }),
        says: "What stays among the members of the team, and what a member may tell the coach alone.",
        why: "Team members speak before colleagues as well as the coach, and must know what is carried outside and what is not.",
        example:
          '"What a member says stays in the team; the coach keeps no secrets of one member from the others"',
      },
      retention: {
        takes: text(
          "Notes are destroyed six months after the last session",
          "Notes are destroyed at the end of the contract",
        ),
        says: "How long the coach keeps notes, and what happens to them then.",
        example: '"Notes are destroyed six months after the last session"',
      },
      "data-protection": {
        takes: text(
          "Personal data are used for this coaching only and are not passed on",
          "As in the coach's privacy notice",
        ),
        says: "How personal data are kept and who may see them.",
        example: '"As in the privacy notice of 2026-01-10"',
      },
      cancellation: {
        takes: notice(
          "Up to 48 hours beforehand free of charge; later, the session counts as held",
          "Up to 24 hours beforehand free of charge; later, the session is charged in full",
        ),
        need: advisable(),
        says: "How long beforehand a session may be called off free of charge.",
        why: "Senior calendars change at short notice; this settles who bears the cost.",
        example: "48 hours",
      },
      termination: {
        takes: text(
          "Either side, with 14 days' notice",
          "Either side, at any time; sessions already held are paid",
        ),
        need: advisable(),
        says: "How either side may end the contract early.",
        why: "Coaching is voluntary: coachee and coach must both know how they can stop.",
        example: '"Either side, with 14 days\' notice"',
      },
      ethics: {
        takes: text("Global Code of Ethics", "ICF Code of Ethics", "APECS Ethical Guidelines"),
        need: advisable(),
        says: "The professional code that the coach works by.",
        why: "It tells coachee and sponsor what they may expect of the coach, and where they can turn if they do not get it.",
        example: '"Global Code of Ethics"',
      },
      complaints: {
        takes: text("First to the coach, then to the coach's professional body"),
        says: "Where the coachee or sponsor can turn with a complaint.",
        example: '"First to the coach, then to the coach\'s professional body"',
      },
      contact: {
        takes: text(
          "By e-mail, with an answer within two working days",
          "By telephone or e-mail on working days",
        ),
        says: "Whether and how the coachee may reach the coach between sessions.",
        example: '"By e-mail, with an answer within two working days"',
      },
      disclosed: {
        takes: text(),
        says: "Other ties that the coach has told everybody about, such as coaching the coachee's manager too.",
        why: "A conflict of interest that is in the open can be handled; a hidden one ends the trust.",
        example: '"Priya also coaches Dana; both know and agree"',
      },
      fee: {
        takes: fee(),
        need: advisable(),
        says: "What the coaching costs: in all, or for each session, day or month. The coachee's copy leaves it out where a sponsor pays.",
        why: "Money that is not settled at the start gets in the way of the work later.",
        example: "12000 GBP",
      },
      payment: {
        takes: text(
          "Half at the start, half after the closing review",
          "Monthly, for the sessions held",
          "Within 30 days of the invoice",
        ),
        says: "When and how the fee is paid. The coachee's copy leaves it out where a sponsor pays.",
        example: '"Half at the start, half after the closing review"',
      },
      signed: {
        takes: date(),
        says: "The day on which the last party signed.",
        why: "Coaching begins after the agreement, never before it.",
        example: "2026-05-22",
      },
      signatories: {
        takes: references("person", "coach"),
        says: "Who signs: the coach, the coachee (or the lead of the team) and the sponsor.",
        example: "omar, priya, dana",
      },
    },
    needsInside: [
      {
        block: "result",
        why: "Performance coaching is for results; without one nobody can tell whether it was worth the time.",
      },
    ],
  },

  result: {
    standsIn: ["contract"],
    id: "optional",
    label: "What the coaching is to achieve, and how it is measured",
    one: "a result",
    many: "results",
    says: "What the coachee wants to achieve under this contract, with a measure.",
    why: "Coach, coachee and sponsor look at the same measure in every review, and at the end.",
    example: `result "Escalations to the COO fall" {
  measure: "escalations a week"
  baseline: 30
  actual: 22 on 2026-06-12
  target: 8
  by: 2026-09-11
}`,
    fields: {
      measure: {
        takes: text(),
        need: required(),
        says: "What is counted or observed.",
        why: "Without a measure, whether the coaching worked is a matter of opinion.",
        example: '"escalations a week"',
      },
      baseline: {
        takes: measured(),
        need: advisable(),
        says: "Where the measure stood before the coaching.",
        why: "Progress can only be seen from where it began.",
        example: "30",
      },
      actual: {
        takes: readings(),
        says: "Where the measure stood later on, each reading with its day if known.",
        example: "22 on 2026-06-12, 14 on 2026-07-15",
      },
      target: {
        takes: measured(),
        need: required(),
        says: "Where the measure should arrive.",
        why: "The target is what all three parties agree to in the first review and look at in the last.",
        example: "8",
      },
      by: {
        takes: date(),
        need: required(),
        says: "The day by which the target should be reached.",
        why: "The contract ends; a result without a day can outlive it unnoticed.",
        example: "2026-09-11",
      },
    },
  },

  session: {
    standsIn: ["phase", "contract"],
    id: "optional",
    label: "One coaching session",
    one: "a session",
    many: "sessions",
    says: "One coaching session. What is written in it is for coach and coachee unless you say otherwise.",
    why: "Sessions that are in the calendar take place, and the closing review can say how many did.",
    example:
      'session "First session" { on: 2026-05-28 at 10:00 for 90 minutes; focus: "What only you can decide" }',
    fields: {
      on: {
        takes: occasion(),
        need: required(),
        says: "The day, with the time and how long it takes where you know them.",
        why: "A session is an appointment; without a day neither coach nor coachee can keep it.",
        example: "2026-05-28 at 10:00 for 90 minutes",
      },
      status: {
        takes: choice({
          planned: "Still to come.",
          held: "Took place.",
          cancelled: "Called off in time.",
          missed: "Called off too late, or the coachee did not come.",
        }),
        says: "Whether it took place.",
        example: "held",
      },
      with: {
        takes: references("person", "team"),
        says: "Who is coached; by default the coachee of its contract.",
        example: "omar",
      },
      by: {
        takes: references("coach"),
        says: "Who coaches; by default the coach of its contract.",
        example: "priya",
      },
      focus: {
        takes: text(),
        says: "What the coachee wants to work on.",
        example: '"What only you can decide"',
      },
      outcome: {
        takes: text(),
        says: "What the coachee takes away; for coach and coachee unless you say otherwise.",
        example: '"Hands the spending decisions to two depots for a month"',
      },
      site: {
        takes: text(),
        says: "Where it takes place.",
        example: '"Video call"',
      },
    },
  },

  review: {
    standsIn: ["phase", "engagement", "contract"],
    id: "optional",
    label: "Coach, coachee and sponsor look at where things stand",
    one: "a review",
    many: "reviews",
    says: "A meeting that looks at the agreement or its results: chemistry, kickoff, three-way, midpoint, steering or closing.",
    why: "Reviews keep coach, coachee and sponsor agreed on what the work is for and how far it has come.",
    example: "review three-way { with: omar, priya, dana; on: 2026-05-26 at 16:00 for 1 hour }",
    fields: {
      kind: {
        takes: choice({
          chemistry:
            "The first meeting, where coachee and coach find out whether they want to work together.",
          kickoff: "The start: aims, roles and ways of working are agreed.",
          "three-way": "Coachee, coach and sponsor together, about aims or progress.",
          midpoint: "Halfway: what has moved, and what to change for the second half.",
          steering: "Sponsors and leaders look at the whole engagement and decide.",
          closing: "The end: the results beside what was agreed, and what comes after.",
        }),
        need: advisable({ when: "id-is-no-choice" }),
        says: "What kind of review this is; by default what its id says, as in `review midpoint`.",
        why: "Good practice asks for certain reviews at certain times, and one without a kind counts as none of them.",
        example: "midpoint",
      },
      with: {
        takes: references("person", "team", "coach"),
        need: advisable(),
        says: "Who takes part.",
        why: "A three-way review without one of the three is a conversation about somebody absent.",
        example: "omar, priya, dana",
      },
      on: {
        takes: occasion(),
        need: required(),
        says: "The day, with the time and how long it takes where you know them.",
        why: "Sponsors have full calendars; a review without a day tends to come after the decisions it was meant for.",
        example: "2026-07-15 at 16:00 for 1 hour",
      },
      site: {
        takes: text(),
        says: "Where it takes place.",
        example: '"Head office, Leeds"',
      },
      outcome: {
        takes: text(),
        says: "What was seen.",
        example: '"Escalations down by half; team meetings still too long"',
      },
      decisions: {
        takes: texts(),
        says: "What was decided, each decision a text of its own.",
        example: '"Two more sessions with the depot team", "Target stays at 8"',
      },
    },
  },
} satisfies Partial<Record<BlockName, BlockRow>>;
