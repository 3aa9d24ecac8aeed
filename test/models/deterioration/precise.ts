/** Fixed-point arithmetic with many digits, as a reference for what doubles must come close to. */
const DIGITS = 160n;
const ONE = 10n ** DIGITS;

/** The exact value of a double (or of a decimal written as text), in fixed point. */
export function precise(value: number | string): bigint {
  if (typeof value === "string") {
    const [mantissa, exponent = "0"] = value.split("e") as [string, string?];
    return (BigInt(mantissa) * ONE) / 10n ** BigInt(-Number(exponent));
  }
  let numerator = value;
  let shift = 0n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift++;
  }
  return (BigInt(numerator) * ONE) >> shift;
}

export const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
export const over = (a: bigint, b: bigint): bigint => (a * ONE) / b;

/** e^x by its series after halving the argument. */
export function preciseExp(x: bigint): bigint {
  const halvings = 20;
  const z = x / 2n ** BigInt(halvings);
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && n < 200n; n++) {
    term = times(term, z) / n;
    sum += term;
  }
  for (let n = 0; n < halvings; n++) sum = times(sum, sum);
  return sum;
}

/** ln y by Newton's method on e^x = y. */
export function preciseLn(y: bigint): bigint {
  let x = precise(Math.log(toNumber(y)));
  for (let n = 0; n < 6; n++) x += 2n * over(y - preciseExp(x), y + preciseExp(x));
  return x;
}

export function toNumber(value: bigint): number {
  const text = (value < 0n ? -value : value).toString().padStart(Number(DIGITS) + 1, "0");
  const whole = text.slice(0, -Number(DIGITS));
  const number = Number(`${whole}.${text.slice(-Number(DIGITS))}`);
  return value < 0n ? -number : number;
}

export { ONE };
