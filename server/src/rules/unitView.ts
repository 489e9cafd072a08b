import type { Unit } from "../analysis/entity.ts";
import type { Names } from "../analysis/names.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { Day } from "../calendar/day.ts";
import type { Settings } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { UnitView } from "./rule.ts";

/** What a rule over a top-level block may read. */
export function unitViewOf(snapshot: Snapshot, uri: string, unit: Unit): UnitView {
  return new WholeView(new Understood(snapshot, uri, unit));
}

/** Names and days, worked out when the first rule asks, for all views of a block. */
class Understood {
  readonly snapshot: Snapshot;
  readonly uri: string;
  readonly unit: Unit;
  private knownNames: Names | undefined;
  private knownSchedule: Schedule | undefined;

  constructor(snapshot: Snapshot, uri: string, unit: Unit) {
    this.snapshot = snapshot;
    this.uri = uri;
    this.unit = unit;
  }

  get names(): Names {
    this.knownNames ??= this.snapshot.names(this.uri, this.unit);
    return this.knownNames;
  }

  get schedule(): Schedule {
    this.knownSchedule ??= this.snapshot.schedule(this.uri, this.unit);
    return this.knownSchedule;
  }
}

/** A class, since a getter of an object literal is part of that object's own hidden class, which keeps everything alive that the getter sees. */
class WholeView implements UnitView {
  readonly uri: string;
  readonly unit: Unit;
  readonly today: Day;
  readonly settings: Settings;
  private readonly understood: Understood;

  constructor(understood: Understood) {
    const { snapshot, uri, unit } = understood;
    this.uri = uri;
    this.unit = unit;
    this.today = snapshot.today;
    this.settings = snapshot.settings;
    this.understood = understood;
  }

  get names(): Names {
    return this.understood.names;
  }

  get schedule(): Schedule {
    return this.understood.schedule;
  }

  with<More extends object>(more: More): UnitView & More {
    return Object.assign(new WholeView(this.understood), more);
  }
}
