/** How much room V8 may take for what has just been made. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/**
 * Bytes of one half of it. Left to itself V8 doubles it up to 32 MB and gives nothing back: a hundred megabytes for a
 * long plan. In much less than this it has to be cleared so often that keys are slower for it.
 */
const enough = 8 * 1024 * 1024;

/**
 * Lets it grow to {@link enough} at once and, where it is as large, no further. V8 looks at what we set only when it
 * wants more room, as while a program is loaded. Gives whether it is as large.
 */
export function limitYoungHeap(): boolean {
  const now = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  // Two halves, one of which is always empty. At half of what is enough it stays as it is: while a long plan is read it
  // may grow twice before we are asked again.
  const growth = now && now.space_size < enough ? Math.floor((2 * enough) / now.space_size) : 1;
  setFlagsFromString(`--semi-space-growth-factor=${growth}`);
  return growth === 1;
}

limitYoungHeap();
