/** Where a value stands in a text: offsets of characters, and the places of what is inside it. */
export interface Place {
  readonly offset: number;
  /** Of an object: where each member's name stands, and its value. */
  readonly members?: ReadonlyMap<string, { readonly nameOffset: number; readonly value: Place }>;
  /** Of a list. */
  readonly items?: readonly Place[];
}

/** Something wrong with the text itself. */
export interface TextFault {
  readonly offset: number;
  readonly message: string;
}

/** A text taken apart: the value that it states, where its parts stand, and what is wrong with it. */
export interface Reading {
  readonly value: unknown;
  readonly root: Place;
  readonly faults: readonly TextFault[];
}

const deepest = 64;

/** Thrown by a reader on its way down where lists and objects are nested beyond reason, by accident or attack. */
export class TooDeep extends Error {
  readonly fault: TextFault;

  constructor(offset: number) {
    super(`invalid nesting: over ${deepest} levels; at most ${deepest}`);
    this.fault = { offset, message: this.message };
  }

  /** @param depth lists and objects around the one that begins at `offset` */
  static check(depth: number, offset: number): void {
    if (depth >= deepest) throw new TooDeep(offset);
  }
}

/** Words for a member whose name an object has already. */
export function twice(name: string): string {
  return `invalid member: ${JSON.stringify(name)}; given twice`;
}

/**
 * Where the thing at the end of a path stands: a list's item, or a member's name. What does not exist stands where
 * its nearest existing parent does.
 * @param steps from the root on, indices as text
 * @returns an offset in the text
 */
export function offsetOf(root: Place, steps: readonly string[]): number {
  let place = root;
  let { offset } = root;
  for (const step of steps) {
    const member = place.members?.get(step);
    const next = member?.value ?? place.items?.[Number(step)];
    if (next === undefined) return offset;
    offset = member?.nameOffset ?? next.offset;
    place = next;
  }
  return offset;
}
