/** The plan that is written in while the server warms up, and what is written. Nobody ever sees it. */

/** What is typed behind the first such words. */
export interface Key {
  readonly behind: string;
  readonly removes: string;
  readonly types: string;
}

/**
 * Each kind of key: one that fits, and those with which something is broken until the next one; in blocks that say the
 * same in different ways, as V8 has to see each.
 */
export const keys: readonly Key[] = [
  { behind: 'action list "Agr', removes: "", types: "x" },
  { behind: "// A first", removes: "", types: "x" },
  { behind: "due: 2026-08-2", removes: "8", types: "7" },
  { behind: "due: 2026-08-2", removes: "8", types: "" },
  { behind: "planned\n        ow", removes: "", types: "x" },
  { behind: 'success: "All', removes: "", types: '"' },
  { behind: 'use it"\n      ', removes: "}", types: "" },
  { behind: "planned\n", removes: "", types: "/*" },
  { behind: 'action rota "Draw', removes: "", types: "x" },
  { behind: "of implementation\n        due: ", removes: "3", types: "4" },
  { behind: 'rota "Draw up the rota of each desk" {\n        ow', removes: "", types: "x" },
  { behind: 'success: "Every', removes: "", types: '"' },
  { behind: 'its rota"\n        status: planned\n      ', removes: "}", types: "" },
  { behind: "3 weeks after start of implementation\n        ", removes: "", types: "/*" },
  { behind: "What is said in", removes: "", types: "x" },
];

/** The first letter of an owner. */
export const ownerKey: Key = { behind: "owner: ", removes: "tomas", types: "t" };

export const plan = `// A first plan
organization merrowdale "Merrowdale Vets" { ambition: "No worried owner waits longer than a day" }
person ruth "Ruth Okafor" { role: "Managing director"; level: chief-executive }
person tomas "Tomás Vidal" { role: "Head of clinics"; level: executive; reports-to: ruth }
team clinics "The clinics" { lead: tomas; members: ruth, tomas }
coach elin "Elin Sørensen" { credential: "EMCC Senior Practitioner" }

engagement seen-in-a-day "Seen within a day" {
  organization: merrowdale
  sponsor: ruth
  leaders: tomas
  coaches: elin
  starts: 2026-06-08
  goal speed "Every animal is seen in a day" {
    measure: "days until an animal is seen"
    baseline: 3
    target: 1
    by: 2026-10-30
  }
  phase diagnostic {
    lasts: 6 weeks
    conversation "Ruth and Tomás" { with: ruth, tomas; on: 2026-06-11 at 10:00 for 90 minutes }
    conversation "The board" { level: board; count: 2; on: 2026-06-18 }
    conversation "Vets and front desks" { level: frontline; count: 12; dates: 2026-06-15 to 2026-06-26 }
    observation "Monday morning at the front desk" { with: clinics; on: 2026-06-22 at 07:45 }
    insight triage { behavior: "Vets decide who is urgent" to "The front desk decides by a list" }
  }
  phase plan {
    lasts: 2 months
    feedback "What we saw, and what it costs" { with: ruth, tomas; on: 8 days after diagnostic }
    commitment "The front desk decides" {
      leader: tomas
      addresses: triage, speed
      action list "Agree the list" {
        status: planned
        owner: tomas
        due: 2026-08-28
        success: "All 9 clinics use it"
      }
      action rota "Draw up the rota of each desk" {
        owner: ruth
        starts: start of implementation
        due: 3 weeks after start of implementation
        success: "Every desk has its rota"
        status: planned
      }
      action "Keep to it" {
        due: 2026-10-30
        after: list
        success: "9 of 10 animals are seen in a day"
        owner: tomas
      }
    }
  }
  phase implementation {
    lasts: 4 months
    training "Deciding by a list" { for: clinics; on: 2 weeks after start of implementation }
    milestone halfway "Half of the clinics" { on: 2026-11-16 }
  }
  contract "Coaching Tomás" {
    coach: elin
    coachee: tomas
    sponsor: ruth
    dates: 2026-08-03 to 2026-11-30
    sessions: 2 every 6 weeks for 90 minutes
    confidentiality: """
      What is said in a session stays between coach and coachee.
      Notes are kept for 2 years and then destroyed.
      """
    exceptions: "Where the law requires it, and where somebody is at risk of harm"
    reporting: "The sponsor hears attendance and progress on the agreed results, nothing else"
    cancellation: 48 hours
    termination: "Either side, with 14 days' notice"
    ethics: "Global Code of Ethics"
    fee: 4500 EUR
    signed: 2026-07-27
    signatories: tomas, elin, ruth
    result "Decisions are made at the desk" {
      measure: "questions that wait for Tomás, a week"
      baseline: 40
      target: 5
      by: 2026-11-30
    }
    review "Three-way start" { kind: three-way; with: tomas, elin, ruth; on: 2026-08-03 at 15:00 for 1 hour }
    review "Midpoint" { kind: midpoint; with: tomas, elin, ruth; on: 2026-10-05 at 15:00 for 1 hour }
    review "Closing" { kind: closing; with: tomas, elin, ruth; on: 2026-11-30 at 15:00 for 1 hour }
    session { on: 2026-08-10 at 09:00 for 90 minutes; focus: "Letting others decide" }
    session { on: 2026-09-21 at 09:00 for 90 minutes; focus: "Saying no" }
  }
}
`;
