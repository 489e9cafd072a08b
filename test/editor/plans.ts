/** A whole plan, small and without a fault, from which tests take something away or to which they add something. */
export const soundPlan = `organization northwind "Northwind Logistics" { ambition: "Order to delivery in five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive; reports-to: dana }
person lena "Lena Fischer" { role: "Depot manager, Leeds"; level: middle; reports-to: omar }
coach priya "Priya Nair" { credential: "ICF PCC" }

engagement shift "Leadership shift" {
  organization: northwind
  sponsor: dana
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  phase diagnostic "Diagnostic" {
    lasts: 7 weeks
    conversation "One-to-one with Dana" { with: dana; on: 2026-02-04 at 14:00 for 90 minutes }
    insight mondays "Decisions wait for Monday" { behavior: "Problems are parked" to "Solved within the shift" }
  }

  phase plan "Plan" {
    lasts: 2 months
    feedback "Findings to the top team" { with: dana, omar; on: 8 days after diagnostic }

    commitment "Depots decide for themselves" {
      leader: omar
      addresses: mondays

      action standup "Daily depot stand-up" {
        owner: lena
        starts: start of implementation
        due: 6 weeks after start of implementation
        success: "Held on nine days of ten in every depot"
      }
      action limits "Raise the spending limit" {
        owner: omar
        after: standup
        due: 2026-07-31
        success: "Limit of 5,000 in force in every depot"
      }
    }
  }

  phase implementation "Implementation" { lasts: 4 months }
}
`;

/** The day that is today in all tests. */
export const today = "2026-06-15";
