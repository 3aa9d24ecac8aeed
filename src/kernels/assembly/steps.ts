import { CONTRACT, CONTRACT_FROM, RESERVATION, SPOT, SPOT_STRIDE, TOTAL_SIZE, TOTALS_AT } from "./layout";

/**
 * Runs `count` periods of one policy on the lattice, four replications at a time, all figures whole numbers. The sums
 * of these periods must fit into 31 bits; they are added to the totals as doubles, which is exact.
 */
export function runSteps(policy: usize, demand: usize, price: usize, count: i32): void {
  if (load<i32>(policy, SPOT_STRIDE) === 0) run<f64>(policy, demand, price, count);
  else run<i32>(policy, demand, price, count);
}

/** `Spot` is an integer type where the spot level depends on the price. */
function run<Spot>(policy: usize, demand: usize, price: usize, count: i32): void {
  const reservation = v128.load32_splat(policy, RESERVATION);
  const contract = v128.load32_splat(policy, CONTRACT);
  const from = v128.load32_splat(policy, CONTRACT_FROM);
  const levels = load<u32>(policy, SPOT);
  const level = v128.load32_splat(levels);
  const zero = i32x4.splat(0);
  const before = inline.always(stocks(policy));
  let stock = before;
  let spotSum = zero;
  let money = zero;
  let onHand = zero;
  let net = zero;
  let filled = zero;
  let uncovered = zero;
  let demandSum = zero;
  let priceSum = zero;
  for (let left = count; left > 0; left--, demand += 16, price += 16) {
    const p = v128.load(price);
    const x = v128.load(demand);
    const target = isInteger<Spot>() ? inline.always(looked(levels, p)) : level;
    const full = i32x4.add(stock, v128.andnot(reservation, i32x4.lt_s(p, from)));
    const reached = i32x4.max_s(i32x4.min_s(contract, full), stock);
    const available = i32x4.max_s(reached, target);
    const spot = i32x4.sub(available, reached);
    demandSum = i32x4.add(demandSum, x);
    priceSum = i32x4.add(priceSum, p);
    spotSum = i32x4.add(spotSum, spot);
    money = i32x4.add(money, i32x4.mul(p, spot));
    stock = i32x4.sub(available, x);
    net = i32x4.add(net, stock);
    onHand = i32x4.add(onHand, i32x4.max_s(stock, zero));
    uncovered = i32x4.sub(uncovered, i32x4.lt_s(stock, zero));
    filled = i32x4.add(filled, i32x4.min_s(x, i32x4.max_s(available, zero)));
  }
  // What was not bought on the spot market came from the contract: all purchases are demand and change of stock.
  const bought = i32x4.add(i32x4.sub(stock, before), demandSum);
  const totals = policy + TOTALS_AT;
  set(totals, stock);
  add(totals + TOTAL_SIZE, i32x4.sub(bought, spotSum));
  add(totals + 2 * TOTAL_SIZE, spotSum);
  add(totals + 3 * TOTAL_SIZE, money);
  add(totals + 4 * TOTAL_SIZE, onHand);
  add(totals + 5 * TOTAL_SIZE, i32x4.sub(onHand, net));
  add(totals + 6 * TOTAL_SIZE, filled);
  add(totals + 7 * TOTAL_SIZE, i32x4.sub(i32x4.splat(count), uncovered));
  add(totals + 8 * TOTAL_SIZE, demandSum);
  add(totals + 9 * TOTAL_SIZE, priceSum);
}

function looked(levels: usize, price: v128): v128 {
  const at = i32x4.add(i32x4.shl(price, 2), i32x4.splat(<i32>levels));
  const a = i64x2.extract_lane(at, 0);
  const b = i64x2.extract_lane(at, 1);
  let target = v128.load32_zero(<usize>(<u32>a));
  target = v128.load_lane<i32>(<usize>(<u64>a >> 32), target, 1);
  target = v128.load_lane<i32>(<usize>(<u32>b), target, 2);
  return v128.load_lane<i32>(<usize>(<u64>b >> 32), target, 3);
}

function stocks(policy: usize): v128 {
  const low = i32x4.trunc_sat_f64x2_s_zero(v128.load(policy, TOTALS_AT));
  const high = i32x4.trunc_sat_f64x2_s_zero(v128.load(policy, TOTALS_AT + 16));
  return v128.shuffle<i32>(low, high, 0, 1, 4, 5);
}

function set(total: usize, values: v128): void {
  v128.store(total, f64x2.convert_low_i32x4_s(values));
  v128.store(total, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(values, values, 2, 3, 2, 3)), 16);
}

function add(total: usize, values: v128): void {
  const high = v128.shuffle<i32>(values, values, 2, 3, 2, 3);
  v128.store(total, f64x2.add(v128.load(total), f64x2.convert_low_i32x4_s(values)));
  v128.store(total, f64x2.add(v128.load(total, 16), f64x2.convert_low_i32x4_s(high)), 16);
}
