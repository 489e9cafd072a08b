/** Outlines of an SVG drawing in the words of PDF. */

/** A path's `d`, of the commands that our drawings use: M, L, H, V, C, A and Z. Throws for another one. */
export function pathInPdf(d: string): string {
  let x = 0;
  let y = 0;
  const says: string[] = [];
  const to = (nextX: number, nextY: number, operator: "m" | "l") => {
    [x, y] = [nextX, nextY];
    says.push(`${short(x)} ${short(y)} ${operator}`);
  };
  for (const [, command = "", written = ""] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (written.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const at = (index: number) => numbers[index] ?? 0;
    if (command === "M" || command === "L")
      for (let index = 0; index < numbers.length; index += 2)
        to(at(index), at(index + 1), command === "M" && index === 0 ? "m" : "l");
    else if (command === "H") for (const next of numbers) to(next, y, "l");
    else if (command === "V") for (const next of numbers) to(x, next, "l");
    else if (command === "C") {
      says.push(`${numbers.slice(0, 6).map(short).join(" ")} c`);
      [x, y] = [at(4), at(5)];
    } else if (command === "A") {
      says.push(...arc([x, y], [at(0), at(1)], at(3) === 1, at(4) === 1, [at(5), at(6)]));
      [x, y] = [at(5), at(6)];
    } else if (command === "Z" || command === "z") says.push("h");
    else throw new Error(`There is no path of ours with ${command}.`);
  }
  return says.join("\n");
}

/** A rectangle, its corners rounded by `rx`. */
export function rectInPdf(x: number, y: number, width: number, height: number, rx: number): string {
  const r = Math.min(rx, width / 2, height / 2);
  if (r <= 0) return `${short(x)} ${short(y)} ${short(width)} ${short(height)} re`;
  const [right, bottom] = [x + width, y + height];
  return pathInPdf(
    `M${x + r} ${y}H${right - r}A${r} ${r} 0 0 1 ${right} ${y + r}V${bottom - r}A${r} ${r} 0 0 1 ${right - r} ${bottom}` +
      `H${x + r}A${r} ${r} 0 0 1 ${x} ${bottom - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`,
  );
}

/** A circle. */
export function circleInPdf(cx: number, cy: number, r: number): string {
  return pathInPdf(`M${cx - r} ${cy}A${r} ${r} 0 0 1 ${cx + r} ${cy}A${r} ${r} 0 0 1 ${cx - r} ${cy}Z`);
}

/** The number as PDF may write it: never with an exponent. */
export function short(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? "0" : rounded.toFixed(3).replace(/\.?0+$/, "");
}

type Point = readonly [x: number, y: number];

/** An arc of an ellipse that is not turned, as curves of a quarter at most (SVG's implementation notes, B.2.4). */
function arc(
  from: Point,
  [a, b]: Point,
  isLarge: boolean,
  isClockwise: boolean,
  to: Point,
): readonly string[] {
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const grow = Math.max(Math.sqrt((dx / a) ** 2 + (dy / b) ** 2), 1);
  const [rx, ry] = [a * grow, b * grow];
  const share = (dx / rx) ** 2 + (dy / ry) ** 2;
  const factor = (isLarge === isClockwise ? -1 : 1) * Math.sqrt(Math.max(1 / share - 1, 0));
  const cx = (factor * rx * dy) / ry + (from[0] + to[0]) / 2;
  const cy = (-factor * ry * dx) / rx + (from[1] + to[1]) / 2;
  const angle = ([x, y]: Point) => Math.atan2((y - cy) / ry, (x - cx) / rx);
  const start = angle(from);
  let turn = angle(to) - start;
  if (isClockwise && turn < 0) turn += 2 * Math.PI;
  if (!isClockwise && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9), 1);
  const step = turn / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [start + index * step, start + (index + 1) * step];
    const on = (at: number, along: number): Point => [
      cx + rx * (Math.cos(at) - along * Math.sin(at)),
      cy + ry * (Math.sin(at) + along * Math.cos(at)),
    ];
    return `${[...on(one, reach), ...on(other, -reach), ...on(other, 0)].map(short).join(" ")} c`;
  });
}
