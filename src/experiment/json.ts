import { type Place, type Reading, type TextFault, TooDeep, twice } from "./places.ts";

const blank = /[ \t\n\r]*/y;
const quoted = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const atom = /[-+.\w]+/y;

interface Member {
  readonly nameOffset: number;
  readonly value: Place;
}

/** Places of the parts of a text known to be JSON, so that no step has to doubt what it meets. */
function places(source: string): { root: Place; faults: TextFault[] } {
  const faults: TextFault[] = [];
  let at = 0;

  function skip(pattern: RegExp): string {
    pattern.lastIndex = at;
    const [found] = pattern.exec(source)!;
    at += found.length;
    return found;
  }

  /** Whether the list or object ends here; steps over its bracket, or over the comma before the next part. */
  function ends(bracket: string): boolean {
    skip(blank);
    if (source[at] === ",") {
      at++;
      skip(blank);
    }
    if (source[at] !== bracket) return false;
    at++;
    return true;
  }

  function members(depth: number): Map<string, Member> {
    const found = new Map<string, Member>();
    while (!ends("}")) {
      const nameOffset = at;
      const name = JSON.parse(skip(quoted)) as string;
      skip(blank);
      at++;
      const value = place(depth + 1);
      if (found.has(name)) faults.push({ offset: nameOffset, message: twice(name) });
      else found.set(name, { nameOffset, value });
    }
    return found;
  }

  function items(depth: number): Place[] {
    const found: Place[] = [];
    while (!ends("]")) found.push(place(depth + 1));
    return found;
  }

  function place(depth: number): Place {
    skip(blank);
    const offset = at;
    const first = source[offset];
    if (first !== "{" && first !== "[") {
      skip(first === '"' ? quoted : atom);
      return { offset };
    }
    TooDeep.check(depth, offset);
    at++;
    return first === "{" ? { offset, members: members(depth) } : { offset, items: items(depth) };
  }

  return { root: place(0), faults };
}

/**
 * Reads a JSON text (RFC 8259).
 * @returns `undefined` if the text is not JSON
 * @throws TooDeep
 */
export function jsonReading(source: string): Reading | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  return { value, ...places(source) };
}
