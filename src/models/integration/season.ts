/**
 * sin(2πx) for x in turns, from + − × only: reduced to a quarter turn, then the Taylor series to degree 21
 * (remainder below 1e−18).
 *
 * @param turns x, any finite number
 */
export function sineOfTurns(turns: number): number {
  let x = turns - Math.floor(turns);
  if (x > 0.75) x -= 1;
  else if (x > 0.25) x = 0.5 - x;
  const y = x * 6.283185307179586;
  const square = y * y;
  let sum = 0;
  for (let degree = 20; degree >= 2; degree -= 2) sum = (-square / (degree * (degree + 1))) * (1 + sum);
  return y * (1 + sum);
}

/** The season's factor on a day, 1 + A sin(2π (d + ½)/365): the value at noon holds all day. */
export function seasonFactor(amplitude: number, day: number): number {
  return 1 + amplitude * sineOfTurns((day + 0.5) / 365);
}
