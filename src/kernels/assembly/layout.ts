/** Where things lie in the kernel's memory, in bytes: read by the assembly and by those that fill its memory. */

/** A stream of four replications: words s0 … s3 of each lane, and the mask that its words are XORed with. */
export const STREAM_MASK = 64;
export const STREAM_SIZE = 80;

/** The upper bits of a word that choose an entry of a packed lattice table. */
export const ATOM_BITS = 12;

/** A policy's data in either kind of run; `f64` with continuous demand, `i32` on the lattice. */
export const RESERVATION = 0;
export const CONTRACT = 8;
export const CONTRACT_FROM = 16;
/** Address and stride of the spot level of a period (continuous), address of the levels by price (lattice). */
export const SPOT = 24;
export const SPOT_STRIDE = 28;

/** From here on in the same record: a total of four lanes each, `f64`, in the order of the portable kernel's. */
export const TOTALS_AT = 32;
export const TOTAL_SIZE = 32;

/** Spot levels by price: a header, then 1025 cells, then what the rare cells need. */
export const LEVELS_LOW = 0;
export const LEVELS_SCALE = 8;
export const LEVELS_STEP = 16;
export const LEVELS_FIRST = 24;
export const LEVELS_COUNT = 28;
export const LEVELS_GUIDE = 32;
export const LEVELS_PRICES = 36;
export const LEVELS_CELLS = 48;
/** A cell: a price, and the level in steps from it up, one more below it; not a number where there are more. */
export const GUIDES = 1024;
export const CELL_SIZE = 16;
