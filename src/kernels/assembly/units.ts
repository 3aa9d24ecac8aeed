import {
  CONTRACT,
  CONTRACT_FROM,
  GUIDES,
  LEVELS_CELLS,
  LEVELS_COUNT,
  LEVELS_FIRST,
  LEVELS_GUIDE,
  LEVELS_LOW,
  LEVELS_PRICES,
  LEVELS_SCALE,
  LEVELS_STEP,
  RESERVATION,
  SPOT,
  SPOT_STRIDE,
  TOTAL_SIZE,
  TOTALS_AT,
} from "./layout";

/** Adds demands and prices to their totals, which lie side by side, lane by lane in their order. */
export function addUp(demand: usize, price: usize, totals: usize, count: i32): void {
  let demandLow = v128.load(totals);
  let demandHigh = v128.load(totals, 16);
  let priceLow = v128.load(totals, TOTAL_SIZE);
  let priceHigh = v128.load(totals, TOTAL_SIZE + 16);
  for (; count > 0; count--, demand += 32, price += 32) {
    demandLow = f64x2.add(demandLow, v128.load(demand));
    demandHigh = f64x2.add(demandHigh, v128.load(demand, 16));
    priceLow = f64x2.add(priceLow, v128.load(price));
    priceHigh = f64x2.add(priceHigh, v128.load(price, 16));
  }
  v128.store(totals, demandLow);
  v128.store(totals, demandHigh, 16);
  v128.store(totals, priceLow, TOTAL_SIZE);
  v128.store(totals, priceHigh, TOTAL_SIZE + 16);
}

/** The spot level of each price: the portable kernel's walk, looked up where it can end in two places only. */
export function spotLevels(levels: usize, price: usize, out: usize, count: i32): void {
  const lowest = v128.load64_splat(levels, LEVELS_LOW);
  const scale = v128.load64_splat(levels, LEVELS_SCALE);
  const step = v128.load64_splat(levels, LEVELS_STEP);
  const cells = levels + LEVELS_CELLS;
  for (; count > 0; count--, price += 32, out += 32) {
    const p = v128.load(price);
    const q = v128.load(price, 16);
    const left = inline.always(places(p, lowest, scale));
    const right = inline.always(places(q, lowest, scale));
    const at = i32x4.add(v128.shuffle<i32>(left, right, 0, 2, 4, 6), i32x4.splat(<i32>cells));
    const a = i64x2.extract_lane(at, 0);
    const b = i64x2.extract_lane(at, 1);
    const first = inline.always(found(p, v128.load(<usize>(<u32>a)), v128.load(<usize>(<u64>a >> 32))));
    const second = inline.always(found(q, v128.load(<usize>(<u32>b)), v128.load(<usize>(<u64>b >> 32))));
    v128.store(out, f64x2.mul(first, step));
    v128.store(out, f64x2.mul(second, step), 16);
    const crowded = v128.or(f64x2.ne(first, first), f64x2.ne(second, second));
    if (i64x2.bitmask(crowded) !== 0) {
      for (let lane: usize = 0; lane < 32; lane += 8)
        store<f64>(out + lane, walked(levels, load<f64>(price + lane)));
    }
  }
}

/** Sixteen times the cell of a price in the low bits: a whole number added to 2⁴⁸ lies there. */
function places(price: v128, lowest: v128, scale: v128): v128 {
  const cell = f64x2.mul(f64x2.sub(price, lowest), scale);
  const inside = f64x2.pmin(f64x2.splat(<f64>GUIDES), f64x2.pmax(f64x2.splat(0), cell));
  return f64x2.add(f64x2.floor(inside), f64x2.splat(281474976710656.0));
}

/** The level of two cells, one more below the cell's price; not a number where a cell has many. */
function found(price: v128, p: v128, q: v128): v128 {
  const below = f64x2.lt(price, v128.shuffle<f64>(p, q, 0, 2));
  return f64x2.add(v128.shuffle<f64>(p, q, 1, 3), v128.and(below, f64x2.splat(1)));
}

function walked(levels: usize, price: f64): f64 {
  const place = (price - load<f64>(levels, LEVELS_LOW)) * load<f64>(levels, LEVELS_SCALE);
  const cell = place > 0 ? (place < <f64>GUIDES ? <i32>place : GUIDES) : 0;
  const count = load<i32>(levels, LEVELS_COUNT);
  const prices = <usize>load<u32>(levels, LEVELS_PRICES);
  let k = load<i32>(<usize>load<u32>(levels, LEVELS_GUIDE) + ((<usize>cell) << 2));
  while (k < count && load<f64>(prices + ((<usize>k) << 3)) > price) k++;
  return <f64>(load<i32>(levels, LEVELS_FIRST) + k) * load<f64>(levels, LEVELS_STEP);
}

/**
 * Runs `count` periods of one policy with continuous demand, two replications at a time: the portable kernel's lines
 * in their order. Least and greatest are taken as comparisons, so that no engine's own rules for them matter.
 */
export function runUnits(policy: usize, demand: usize, price: usize, count: i32): void {
  const reservation = v128.load64_splat(policy, RESERVATION);
  const contract = v128.load64_splat(policy, CONTRACT);
  const from = v128.load64_splat(policy, CONTRACT_FROM);
  const stride = <usize>load<u32>(policy, SPOT_STRIDE);
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  for (let half: usize = 0; half < 32; half += 16) {
    const totals = policy + TOTALS_AT + half;
    let stock = v128.load(totals);
    let contractSum = v128.load(totals, TOTAL_SIZE);
    let spotSum = v128.load(totals, 2 * TOTAL_SIZE);
    let money = v128.load(totals, 3 * TOTAL_SIZE);
    let onHand = v128.load(totals, 4 * TOTAL_SIZE);
    let short = v128.load(totals, 5 * TOTAL_SIZE);
    let filled = v128.load(totals, 6 * TOTAL_SIZE);
    let covered = v128.load(totals, 7 * TOTAL_SIZE);
    let level = <usize>load<u32>(policy, SPOT) + half;
    const end = ((<usize>count) << 5) + half;
    for (let t = half; t < end; t += 32, level += stride) {
      const p = v128.load(price + t);
      const x = v128.load(demand + t);
      const target = v128.load(level);
      const full = f64x2.add(stock, v128.andnot(reservation, f64x2.lt(p, from)));
      const capped = f64x2.pmin(contract, full);
      const reached = f64x2.pmax(capped, stock);
      const available = f64x2.pmax(capped, f64x2.pmax(stock, target));
      const spot = f64x2.sub(available, reached);
      contractSum = f64x2.add(contractSum, f64x2.sub(reached, stock));
      spotSum = f64x2.add(spotSum, spot);
      money = f64x2.add(money, f64x2.mul(p, spot));
      stock = f64x2.sub(available, x);
      const held = f64x2.ge(stock, zero);
      onHand = f64x2.add(onHand, v128.and(stock, held));
      short = f64x2.sub(short, v128.andnot(stock, held));
      covered = f64x2.add(covered, v128.and(one, held));
      filled = f64x2.add(filled, v128.bitselect(x, f64x2.pmax(zero, available), held));
    }
    v128.store(totals, stock);
    v128.store(totals, contractSum, TOTAL_SIZE);
    v128.store(totals, spotSum, 2 * TOTAL_SIZE);
    v128.store(totals, money, 3 * TOTAL_SIZE);
    v128.store(totals, onHand, 4 * TOTAL_SIZE);
    v128.store(totals, short, 5 * TOTAL_SIZE);
    v128.store(totals, filled, 6 * TOTAL_SIZE);
    v128.store(totals, covered, 7 * TOTAL_SIZE);
  }
}
