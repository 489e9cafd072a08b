/** A firm's folder for measuring: offices with a file of people each and an engagement a file, the same at every run. */

/** A file of the firm: its path below the firm's folder, parts by `/`, and its text. */
export interface FirmFile {
  readonly path: string;
  readonly text: string;
}

/** So many files of about 120 lines, a hundred an office, with no error and no warning on 2026-01-05. */
export function* firmOf(files: number): Generator<FirmFile> {
  for (let i = 0; i < files; i++) {
    const office = `office-${String(Math.floor(i / PER_OFFICE)).padStart(2, "0")}`;
    const n = i % PER_OFFICE;
    yield n === 0
      ? { path: `${office}/people.coachplan`, text: people() }
      : { path: `${office}/plan-${String(n).padStart(2, "0")}.coachplan`, text: plan(n - 1) };
  }
}

const PER_OFFICE = 100;

/** Each with three people and a team; several engagements of one group follow one another in time. */
const GROUPS = 24;

const COACHES = 12;

function people(): string {
  const groups = Array.from({ length: GROUPS }, (_, n) => group(n)).join("");
  const coaches = Array.from(
    { length: COACHES },
    (_, n) => `coach coach-${n} "Aisha Okafor" { credential: "ICF PCC" }\n`,
  ).join("");
  return `organization harbour "Harbour Foods" {
  ambition: "Fresh in every shop by eight in the morning"
  values: "Care", "Speed", "Candour"
}

person chief "Ingrid Solberg" { role: "Chief executive"; level: chief-executive }
${coaches}
${groups}`;
}

function group(n: number): string {
  return `person head-${n} "Kwame Mensah" { role: "Head of depots"; level: executive; reports-to: chief }
person north-${n} "Mei Chen" { role: "Depot manager, north"; level: middle; reports-to: head-${n} }
person south-${n} "Tomás García" { role: "Depot manager, south"; level: middle; reports-to: head-${n} }
team depots-${n} "Depot managers" { lead: head-${n}; members: north-${n}, south-${n} }
`;
}

function plan(n: number): string {
  const round = Math.floor(n / GROUPS);
  const g = n % GROUPS;
  const coach = `coach-${g % COACHES}`;
  const year = 2026 + round;
  const hour = String(8 + Math.floor(g / COACHES) * 4 + (g % 3)).padStart(2, "0");
  const owners = ["head", "north", "south"].map((who) => `${who}-${g}`);
  const actions = Array.from({ length: 7 }, (_, i) => action(i, owners[i % owners.length] ?? "")).join("");
  return `use "people.coachplan"

engagement round-${n} "Depot leadership, group ${g}, round ${round}" {
  organization: harbour
  sponsor: chief
  leaders: head-${g}, north-${g}
  coaches: ${coach}
  starts: ${year}-02-02

  goal fresh "Fewer crates come back" {
    measure: "crates returned a week"
    baseline: 310
    target: 90
    by: ${year}-09-18
  }

  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "The chief executive" { with: chief; by: ${coach}; on: ${year}-02-04 at ${hour}:00 for 40 minutes }
    conversation "The board" { level: board; count: 2; dates: ${year}-02-10 to ${year}-02-12 }
    conversation "Depot managers" { with: depots-${g}; on: ${year}-02-17 at 09:00 for 2 hours }
    conversation "Drivers" { level: frontline; count: 24; dates: ${year}-02-09 to ${year}-03-06 }
    observation "A night at the loading bays" { with: depots-${g}; on: ${year}-02-19 }
    insight mondays "Decisions wait for the Monday meeting" {
      attitude: "Only head office may decide" to "Decide where the problem is"
      behavior: "Depots park problems until Monday" to "Solved within the shift"
    }
  }

  phase plan "Plan" {
    lasts: 2 months // begins the day after the diagnostic ends
    feedback "Findings to the top team" { with: chief, head-${g}; on: 8 days after diagnostic }

    commitment "Depots decide for themselves" {
      leader: head-${g}
      addresses: mondays, fresh

${actions}    }
  }

  phase implementation "Implementation" {
    lasts: 4 months
    training "Problem solving on the floor" { for: depots-${g}; on: ${year}-06-03 }
    milestone half "Half of the actions done" { on: ${year}-07-15 }
  }

  contract coaching "Coaching Kwame" {
    coach: ${coach}
    coachee: head-${g}
    sponsor: chief
    dates: ${year}-05-25 to ${year}-09-18
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
      by: ${year}-09-11
    }

    review three-way { with: head-${g}, ${coach}, chief; on: ${year}-05-26 }
    review midpoint { with: head-${g}, ${coach}, chief; on: ${year}-07-15 }
    review closing { with: head-${g}, ${coach}, chief; on: ${year}-09-16 }
  }
}
`;
}

function action(i: number, owner: string): string {
  return `      action step-${i} "Step ${i + 1} of the depots' plan" {
        owner: ${owner}
        starts: start of implementation
        due: ${6 + i} weeks after start of implementation
        success: "Held on ${i + 1} days of ten in every depot"
      }
`;
}
