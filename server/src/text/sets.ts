/** Maps from something to all that belongs to it: none has an empty set. */

/** Adds one to what belongs to that key. */
export function addTo<Key, One>(sets: Map<Key, Set<One>>, key: Key, one: One): void {
  const set = sets.get(key);
  if (set) set.add(one);
  else sets.set(key, new Set([one]));
}

/** Takes one away from what belongs to that key, if it is there. */
export function takeFrom<Key, One>(sets: Map<Key, Set<One>>, key: Key, one: One): void {
  const set = sets.get(key);
  if (set?.delete(one) && set.size === 0) sets.delete(key);
}
