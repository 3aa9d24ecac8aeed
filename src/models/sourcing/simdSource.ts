import type { Arena, Views } from "../../kernels/arena.ts";
import { ATOM_BITS, STREAM_MASK, STREAM_SIZE } from "../../kernels/assembly/layout.ts";
import type { SimdFunctions } from "../../kernels/simd.ts";
import type { Source } from "./sampler.ts";

/** Replications that run side by side. */
export const LANES = 4;

/** Demands or prices of four replications, drawn in the kernel's memory. */
export interface SimdSource {
  /** Where the draws lie: period after period, four lanes each. */
  readonly out: number;
  /** Writes the tables. */
  upload(views: Views): void;
  /** Takes over the state that the source's stream has now, for one lane. */
  start(views: Views, lane: number, mask: number): void;
  draw(count: number): void;
}

/**
 * @param chunk most periods drawn at a time
 * @returns undefined where the table is none that the kernel reads
 */
export function simdSource(
  simd: SimdFunctions,
  arena: Arena,
  { table, state }: Source,
  chunk: number,
): SimdSource | undefined {
  const stream = arena.take(STREAM_SIZE);
  const start: SimdSource["start"] = ({ words }, lane, mask) => {
    const at = stream / 4 + lane;
    for (let i = 0; i < 4; i++) words[at + LANES * i] = state[i]!;
    words[at + STREAM_MASK / 4] = mask;
  };
  if ("entries" in table) {
    if (table.bits !== ATOM_BITS) return undefined;
    const { entries, starts, tops } = table;
    const at = arena.take(entries.byteLength + starts.byteLength + tops.byteLength);
    const out = arena.take(4 * LANES * chunk);
    return {
      out,
      start,
      upload({ words }) {
        words.set(entries, at / 4);
        words.set(starts, at / 4 + entries.length);
        words.set(tops, at / 4 + entries.length + starts.length);
      },
      draw: (count) => simd.drawAtoms(stream, at, out, count),
    };
  }
  const out = arena.take(8 * LANES * chunk);
  if (table.kind === "polynomial") {
    const { coefficients } = table;
    const at = arena.take(coefficients.byteLength);
    return {
      out,
      start,
      upload: ({ doubles }) => byExponent(coefficients, doubles, at / 8),
      draw: (count) => simd.drawQuantiles(stream, at, out, count),
    };
  }
  const { values } = table;
  const words = arena.take(4 * LANES * chunk);
  const at = arena.take(values.byteLength);
  return {
    out,
    start,
    upload: ({ doubles }) => doubles.set(values, at / 8),
    draw(count) {
      simd.drawWords(stream, words, count);
      simd.stepValues(words, at, values.length, out, count);
    },
  };
}

const OCTAVES = 32;
/** Coefficients of all segments of an octave. */
const OCTAVE = 128;

/** The octaves of either half from the last to the first, which is the order of a word's exponent as a double. */
function byExponent(coefficients: Float64Array, out: Float64Array, at: number): void {
  for (let half = 0; half < 2 * OCTAVES; half += OCTAVES) {
    for (let octave = 0; octave < OCTAVES; octave++) {
      const from = (half + octave) * OCTAVE;
      out.set(coefficients.subarray(from, from + OCTAVE), at + (half + OCTAVES - 1 - octave) * OCTAVE);
    }
  }
}
