/** Plans of any length for measuring: clean ones, with engagements of about 130 lines, the same at every run. */

/** A plan of about so many lines (never fewer), with no error and no warning on 2026-01-05. */
export function planOf(lines: number): string {
  const parts: string[] = [organization];
  for (let n = 1, count = 0; count < lines; n++) {
    const part = people(n) + engagement(n);
    count += part.split("\n").length - 1;
    parts.push(part);
  }
  return parts.join("");
}

/** The bad case: one engagement alone of about so many lines, with the same blocks. */
export function oneEngagementOf(lines: number): string {
  const commitments = Array.from({ length: Math.ceil(lines / 70) }, (_, n) => commitment(n)).join("\n");
  return `${organization}${people(1)}engagement harbour-1 "Depot leadership" {
  organization: harbour
  sponsor: chief-1
  leaders: head-1, north-1
  coaches: coach-1
  starts: 2026-02-02

  goal fresh "Fewer crates come back" {
    measure: "crates returned a week"
    baseline: 310
    target: 90
    by: 2026-09-18
  }

  phase diagnostic "Diagnostic" { lasts: 7 weeks }
  phase plan "Plan" { lasts: 2 months }
  phase implementation "Implementation" {
    lasts: 4 months

${commitments}  }
}
`;
}

function commitment(n: number): string {
  const actions = Array.from({ length: 9 }, (_, i) => action(i, "head-1", `step-${n}-${i}`)).join("");
  return `    commitment "Depots decide for themselves, part ${n + 1}" {
      leader: head-1
      addresses: fresh

${actions}    }
`;
}

const organization = `organization harbour "Harbour Foods" {
  ambition: "Fresh in every shop by eight in the morning"
  values: "Care", "Speed", "Candour"
}

`;

/** Everybody is named in the engagement of the same number. */
function people(n: number): string {
  return `person chief-${n} "Ingrid Solberg" { role: "Chief executive"; level: chief-executive }
person head-${n} "Kwame Mensah" { role: "Head of depots"; level: executive }
person north-${n} "Mei Chen" { role: "Depot manager, north"; level: middle; reports-to: head-${n} }
person south-${n} "Tomás García" { role: "Depot manager, south"; level: middle; reports-to: head-${n} }
team depots-${n} "Depot managers" { lead: head-${n}; members: north-${n}, south-${n} }
coach coach-${n} "Aisha Okafor" { credential: "ICF PCC" }

`;
}

function engagement(n: number): string {
  const owners = ["head", "north", "south"].map((who) => `${who}-${n}`);
  const actions = Array.from({ length: 9 }, (_, i) => action(i, owners[i % owners.length] ?? "")).join("");
  return `engagement harbour-${n} "Depot leadership, round ${n}" {
  organization: harbour
  sponsor: chief-${n}
  leaders: head-${n}, north-${n}
  coaches: coach-${n}
  starts: 2026-02-02

  goal fresh "Fewer crates come back" {
    measure: "crates returned a week"
    baseline: 310
    target: 90
    by: 2026-09-18
  }

  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "The chief executive" { with: chief-${n}; on: 2026-02-04 at 14:00 for 90 minutes }
    conversation "The board" { level: board; count: 2; dates: 2026-02-10 to 2026-02-12 }
    conversation "Depot managers" { with: depots-${n}; on: 2026-02-17 at 09:00 for 2 hours }
    conversation "Drivers" { level: frontline; count: 24; dates: 2026-02-09 to 2026-03-06 }
    observation "A night at the loading bays" { with: depots-${n}; on: 2026-02-19 }
    insight mondays "Decisions wait for the Monday meeting" {
      attitude: "Only head office may decide" to "Decide where the problem is"
      behavior: "Depots park problems until Monday" to "Solved within the shift"
    }
  }

  phase plan "Plan" {
    lasts: 2 months // begins the day after the diagnostic ends
    feedback "Findings to the top team" { with: chief-${n}, head-${n}; on: 8 days after diagnostic }

    commitment "Depots decide for themselves" {
      leader: head-${n}
      addresses: mondays, fresh

${actions}    }
  }

  phase implementation "Implementation" {
    lasts: 4 months
    training "Problem solving on the floor" { for: depots-${n}; by: coach-${n}; on: 2026-06-03 }
    milestone half "Half of the actions done" { on: 2026-07-15 }
  }

  contract coaching "Coaching Kwame" {
    coach: coach-${n}
    coachee: head-${n}
    sponsor: chief-${n}
    dates: 2026-05-25 to 2026-09-18
    sessions: 8 every 2 weeks for 90 minutes
    confidentiality: """
      What is said in a session stays between coach and coachee.
      """
    exceptions: "Where the law requires it, and where somebody is at risk of harm"
    reporting: "The sponsor hears attendance and progress on the agreed results, nothing else"
    cancellation: 48 hours
    termination: "Either side, with 14 days' notice"
    ethics: "Global Code of Ethics"
    fee: 12000 GBP

    result "Fewer decisions come back" {
      measure: "escalations a week"
      baseline: 30
      target: 8
      by: 2026-09-11
    }

    review three-way { with: head-${n}, coach-${n}, chief-${n}; on: 2026-05-26 }
    review midpoint { with: head-${n}, coach-${n}, chief-${n}; on: 2026-07-15 }
    review closing { with: head-${n}, coach-${n}, chief-${n}; on: 2026-09-16 }
  }
}

`;
}

function action(i: number, owner: string, id = `step-${i}`): string {
  return `      action ${id} "Step ${i + 1} of the depots' plan" {
        owner: ${owner}
        starts: start of implementation
        due: ${6 + i} weeks after start of implementation
        success: "Held on ${i + 1} days of ten in every depot"
        status: planned
      }
`;
}
