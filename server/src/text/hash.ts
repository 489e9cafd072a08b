/**
 * A number that stands for a text: the same for the same text, and hardly ever for another one (53 bits). Not for
 * secrets.
 */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) ^ (high >>> 13);
  high = Math.imul(high ^ (high >>> 16), 0x297a2d39) ^ (low >>> 11);
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}
