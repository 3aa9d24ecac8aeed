import { ATOM_BITS, STREAM_MASK } from "./layout";

const ATOM_SHIFT = 32 - ATOM_BITS;
/** The bits of a double that hold a word's place in its segment, and 2³⁷, to which they are set to read them. */
const PLACE: i64 = 0x00007fffffffffff;
const ORIGIN: f64 = 137438953472.0;
/** Bytes of a segment's four coefficients, of a half of the table, and before exponent 0 if it had a place. */
const SEGMENT = 32;
const HALF = 32 * 32 * SEGMENT;
const EXPONENTS = 1023 * 32 * SEGMENT;

/** The next words of four streams. */
export function drawWords(stream: usize, out: usize, count: i32): void {
  draw<v128>(stream, 0, out, count);
}

/** Atoms of a packed lattice table; `i32` by lane. */
export function drawAtoms(stream: usize, table: usize, out: usize, count: i32): void {
  draw<i32>(stream, table, out, count);
}

/** Quantiles of a table of cubics, ordered by half and exponent; `f64` by lane. */
export function drawQuantiles(stream: usize, table: usize, out: usize, count: i32): void {
  draw<f64>(stream, table, out, count);
}

/** Values of a step function, equally likely, from words; `f64` by lane. */
export function stepValues(words: usize, values: usize, length: i32, out: usize, count: i32): void {
  const end = words + ((<usize>count) << 4);
  for (; words < end; words += 4, out += 8) {
    // ⌊(w + ½)·length/2³²⌋, in whole numbers.
    const place = ((<u64>load<u32>(words) * 2 + 1) * <u64>length) >> 33;
    store<f64>(out, load<f64>(values + ((<usize>place) << 3)));
  }
}

/** xoshiro128** in four lanes; what becomes of a word is chosen when this is compiled. */
function draw<Kind>(stream: usize, table: usize, out: usize, count: i32): void {
  let s0 = v128.load(stream);
  let s1 = v128.load(stream, 16);
  let s2 = v128.load(stream, 32);
  let s3 = v128.load(stream, 48);
  const mask = v128.load(stream, STREAM_MASK);
  for (; count > 0; count--) {
    let word = i32x4.add(s1, i32x4.shl(s1, 2));
    word = v128.or(i32x4.shl(word, 7), i32x4.shr_u(word, 25));
    word = v128.xor(i32x4.add(word, i32x4.shl(word, 3)), mask);
    const t = i32x4.shl(s1, 9);
    s2 = v128.xor(s2, s0);
    s3 = v128.xor(s3, s1);
    s1 = v128.xor(s1, s2);
    s0 = v128.xor(s0, s3);
    s2 = v128.xor(s2, t);
    s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
    if (isInteger<Kind>()) {
      v128.store(out, inline.always(atoms(table, word)));
      out += 16;
    } else if (isFloat<Kind>()) {
      inline.always(quantiles(table, word, out));
      out += 32;
    } else {
      v128.store(out, word);
      out += 16;
    }
  }
  v128.store(stream, s0);
  v128.store(stream, s1, 16);
  v128.store(stream, s2, 32);
  v128.store(stream, s3, 48);
}

/**
 * An entry is an atom in its upper bits and, in its lower ones, what makes the word's lower bits carry into the next
 * atom; all upper bits set stand for more than two atoms.
 */
function atoms(table: usize, word: v128): v128 {
  const at = i32x4.add(
    v128.and(i32x4.shr_u(word, ATOM_SHIFT - 2), i32x4.splat(((1 << ATOM_BITS) - 1) << 2)),
    i32x4.splat(<i32>table),
  );
  const a = i64x2.extract_lane(at, 0);
  const b = i64x2.extract_lane(at, 1);
  let entry = v128.load32_zero(<usize>(<u32>a));
  entry = v128.load_lane<i32>(<usize>(<u64>a >> 32), entry, 1);
  entry = v128.load_lane<i32>(<usize>(<u32>b), entry, 2);
  entry = v128.load_lane<i32>(<usize>(<u64>b >> 32), entry, 3);
  const low = v128.and(word, i32x4.splat((1 << ATOM_SHIFT) - 1));
  const atom = i32x4.shr_u(i32x4.add(entry, low), ATOM_SHIFT);
  const many = i32x4.eq(atom, i32x4.splat((1 << ATOM_BITS) - 1));
  return i32x4.bitmask(many) !== 0 ? crowded(table, word, atom) : atom;
}

/**
 * The same where some lane's entry holds many atoms. Behind the entries lies the first atom of each; behind those, the
 * largest words of all atoms.
 */
function crowded(table: usize, word: v128, atom: v128): v128 {
  let found = atom;
  found = i32x4.replace_lane(found, 0, one(table, i32x4.extract_lane(word, 0), i32x4.extract_lane(atom, 0)));
  found = i32x4.replace_lane(found, 1, one(table, i32x4.extract_lane(word, 1), i32x4.extract_lane(atom, 1)));
  found = i32x4.replace_lane(found, 2, one(table, i32x4.extract_lane(word, 2), i32x4.extract_lane(atom, 2)));
  found = i32x4.replace_lane(found, 3, one(table, i32x4.extract_lane(word, 3), i32x4.extract_lane(atom, 3)));
  return found;
}

function one(table: usize, word: u32, atom: i32): i32 {
  if (atom !== (1 << ATOM_BITS) - 1) return atom;
  const starts = table + (4 << ATOM_BITS);
  const tops = table + (8 << ATOM_BITS);
  let i = <usize>load<u32>(starts + ((<usize>(word >> ATOM_SHIFT)) << 2));
  while (word > load<u32>(tops + (i << 2))) i++;
  return <i32>i;
}

/** As `PolynomialTable` says; the leading zeros are read from the exponent that a word has as a double. */
function quantiles(table: usize, word: v128, out: usize): void {
  const sign = i32x4.shr_s(word, 31);
  const folded = v128.xor(word, sign);
  const h = v128.or(i32x4.add(folded, folded), i32x4.splat(1));
  const low = f64x2.convert_low_i32x4_u(h);
  const high = f64x2.convert_low_i32x4_u(v128.shuffle<i32>(h, h, 2, 3, 2, 3));
  const exponent = v128.shuffle<i32>(low, high, 1, 3, 5, 7);
  const segment = v128.and(i32x4.shr_u(exponent, 10), i32x4.splat(0x3fffe0));
  const half = v128.and(sign, i32x4.splat(HALF));
  const at = i32x4.add(i32x4.add(segment, half), i32x4.splat(<i32>table - EXPONENTS));
  const a = i64x2.extract_lane(at, 0);
  const b = i64x2.extract_lane(at, 1);
  v128.store(out, inline.always(cubic(<usize>(<u32>a), <usize>(<u64>a >> 32), low)));
  v128.store(out, inline.always(cubic(<usize>(<u32>b), <usize>(<u64>b >> 32), high)), 16);
}

/** The cubics at `p` and `q`, at the places that two words hold as doubles. */
function cubic(p: usize, q: usize, words: v128): v128 {
  const place = v128.or(v128.and(words, i64x2.splat(PLACE)), f64x2.splat(ORIGIN));
  const r = f64x2.sub(place, f64x2.splat(ORIGIN));
  const p0 = v128.load(p);
  const p2 = v128.load(p, 16);
  const q0 = v128.load(q);
  const q2 = v128.load(q, 16);
  const c0 = v128.shuffle<f64>(p0, q0, 0, 2);
  const c1 = v128.shuffle<f64>(p0, q0, 1, 3);
  const c2 = v128.shuffle<f64>(p2, q2, 0, 2);
  const c3 = v128.shuffle<f64>(p2, q2, 1, 3);
  const upper = f64x2.add(f64x2.mul(c3, r), c2);
  return f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(upper, r), c1), r), c0);
}
