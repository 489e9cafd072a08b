/** What was measured, and how it is shown: medians with the middle half of the samples, ratios of medians. */

/** Samples by what was measured, of which document, on which server, in which fresh process. */
export class Figures {
  private readonly samples: Map<string, { readonly round: number; readonly value: number }[]>;
  /** What was measured, in the order in which it came. */
  readonly measures: string[];

  /** `before` is what {@link toJSON} gave of an earlier run: what is measured again is measured anew. */
  constructor(before?: ReturnType<Figures["toJSON"]>) {
    this.samples = new Map(before?.samples);
    this.measures = [...(before?.measures ?? [])];
  }

  /** For a file. */
  toJSON() {
    return { measures: this.measures, samples: [...this.samples] };
  }

  /** Forgets what was measured before, wherever this comes again. */
  forget(measures: (measure: string) => boolean): void {
    for (const key of this.samples.keys()) if (measures(key.split("\n")[1] ?? "")) this.samples.delete(key);
  }

  add(measure: string, document: string, server: string, round: number, value: number): void {
    if (!this.measures.includes(measure)) this.measures.push(measure);
    const key = keyOf(measure, document, server);
    const list = this.samples.get(key) ?? [];
    list.push({ round, value });
    this.samples.set(key, list);
  }

  /** All samples, rising. */
  all(measure: string, document: string, server: string): readonly number[] {
    const list = this.samples.get(keyOf(measure, document, server)) ?? [];
    return list.map(({ value }) => value).toSorted((a, b) => a - b);
  }

  median(measure: string, document: string, server: string): number {
    return quantile(this.all(measure, document, server), 0.5);
  }

  /** Ratio of the medians, and of the medians of each process beside it: as far as they lie apart, the machine was noisy. */
  ratio(above: Place, below: Place): Ratio {
    const rounds = new Set([...this.roundsOf(above), ...this.roundsOf(below)]);
    const each = [...rounds].flatMap((round) => {
      const one = this.ofRound(above, round) / this.ofRound(below, round);
      return Number.isFinite(one) ? [one] : [];
    });
    return {
      value: this.median(...above) / this.median(...below),
      low: Math.min(...each),
      high: Math.max(...each),
      samples: Math.min(this.all(...above).length, this.all(...below).length),
    };
  }

  private roundsOf(place: Place): readonly number[] {
    return (this.samples.get(keyOf(...place)) ?? []).map(({ round }) => round);
  }

  private ofRound(place: Place, wanted: number): number {
    const list = (this.samples.get(keyOf(...place)) ?? []).filter(({ round }) => round === wanted);
    return quantile(
      list.map(({ value }) => value).toSorted((a, b) => a - b),
      0.5,
    );
  }
}

/** Measure, document, server. */
export type Place = readonly [measure: string, document: string, server: string];

export interface Ratio {
  readonly value: number;
  /** The lowest and the highest of the processes. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** A table in Markdown. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...body.map(line)].join("\n");
}

/** `1.35 (1.10–1.90)`: median and middle half. */
export function spread(rising: readonly number[]): string {
  if (rising.length === 0) return "—";
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => shown(quantile(rising, q)));
  return `${middle} (${low}–${high})`;
}

/** With as many places as mean anything. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return "—";
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function quantile(rising: readonly number[], q: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(q * rising.length))] ?? Number.NaN;
}

function keyOf(measure: string, document: string, server: string): string {
  return `${server}\n${measure}\n${document}`;
}
