import alea from "seedrandom/lib/alea.js";
import { philox4x32 } from "./philox.ts";
import { Stream } from "./stream.ts";

/** Whose random numbers: a purpose code and up to three entity numbers, in one replication. */
export interface StreamName {
  /** What the numbers are for: a code in 1 … 65535 from the model's own table. Code 0 is reserved. */
  readonly purpose: number;
  /** Which replication, 0 … 2³² − 1. */
  readonly replication: number;
  /** Which entity (a customer, an order …), each 0 … 2³² − 1; `c` only up to 65535. Default 0. */
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
}

export interface Streams {
  /** The stream of that name, at its start. Equal names give equal streams, different names different ones. */
  stream(name: StreamName): Stream;
  /** Writes the stream's starting state, four words, into `out`; for kernels that keep their own state. */
  state(name: StreamName, out: Uint32Array): void;
}

function isWord(value: number, limit: number): boolean {
  return value >>> 0 === value && value <= limit;
}

/**
 * All random numbers of one seed, as named streams.
 *
 * The seed's text gives a 64-bit key (seedrandom's `alea`); a Philox4x32-10 block under that key turns the
 * 128-bit name (purpose, c | a | b | replication) into the starting state of an xoshiro128** generator. A block
 * is a bijection, so two names never start alike. The one name whose state would be all zero, which the generator
 * cannot use, takes the state of the reserved name 0 instead, which no stream has.
 *
 * This definition is frozen: changing it changes every published result.
 *
 * @param seed any text; "42" and "042" are different seeds
 * @throws RangeError when a part of a name is not an integer in its range
 */
export function streams(seed: string): Streams {
  const generator = alea(seed);
  const k0 = generator.int32() >>> 0;
  const k1 = generator.int32() >>> 0;
  const scratch = new Uint32Array(4);

  function state(name: StreamName, out: Uint32Array): void {
    const { purpose, replication, a = 0, b = 0, c = 0 } = name;
    if (
      !(isWord(purpose, 0xffff) && purpose > 0) ||
      !isWord(c, 0xffff) ||
      !(isWord(a, 0xffffffff) && isWord(b, 0xffffffff) && isWord(replication, 0xffffffff))
    ) {
      throw new RangeError(`invalid stream name: ${JSON.stringify(name)}; integers in range are needed`);
    }
    philox4x32(((purpose << 16) | c) >>> 0, a, b, replication, k0, k1, out);
    if ((out[0]! | out[1]! | out[2]! | out[3]!) === 0) philox4x32(0, 0, 0, 0, k0, k1, out);
  }

  return {
    state,
    stream(name) {
      state(name, scratch);
      return new Stream(scratch);
    },
  };
}
