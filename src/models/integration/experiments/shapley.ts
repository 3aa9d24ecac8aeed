/**
 * Shapley values of a game given by the table of all coalition values,
 * φ_i = Σ_{S∌i} |S|! (n − |S| − 1)! / n! · [v(S ∪ i) − v(S)].
 *
 * Source: Shapley (1953), "A value for n-person games".
 *
 * @param values v(S), `length 2ⁿ`, index = bit mask of S
 * @returns φ, length n; they sum to v(N) − v(∅)
 * @throws RangeError when the length is not a power of 2 up to 2²⁰
 */
export function shapley(values: ArrayLike<number>): number[] {
  const players = playerCount(values.length);
  const weights = coalitionWeights(players);
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let mask = 0; mask < values.length; mask++) {
      if (mask & (1 << player)) continue;
      sum += weights[size(mask)]! * (values[mask | (1 << player)]! - values[mask]!);
    }
    return sum;
  });
}

/**
 * Shapley interaction index,
 * I_ij = Σ_{S∌i,j} |S|! (n − |S| − 2)! / (n − 1)! · [v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)].
 *
 * Source: Grabisch, Roubens (1999), International Journal of Game Theory 28.
 *
 * @param values v(S), `length 2ⁿ`
 * @returns matrix `[i][j]`, symmetric, 0 on the diagonal
 */
export function interactions(values: ArrayLike<number>): number[][] {
  const players = playerCount(values.length);
  const weights = coalitionWeights(players - 1);
  const matrix = Array.from({ length: players }, () => new Array<number>(players).fill(0));
  for (let i = 0; i < players; i++) {
    for (let j = i + 1; j < players; j++) {
      const both = (1 << i) | (1 << j);
      let sum = 0;
      for (let mask = 0; mask < values.length; mask++) {
        if (mask & both) continue;
        const joint =
          values[mask | both]! - values[mask | (1 << i)]! - values[mask | (1 << j)]! + values[mask]!;
        sum += weights[size(mask)]! * joint;
      }
      matrix[i]![j] = sum;
      matrix[j]![i] = sum;
    }
  }
  return matrix;
}

function playerCount(length: number): number {
  const players = 31 - Math.clz32(length);
  if (!(length >= 2 && length === 1 << players && players <= 20))
    throw new RangeError(`invalid values: length ${length}; a power of 2 in 2 … 2^20 is needed`);
  return players;
}

/** s! (n − s − 1)! / n! for s = 0 … n − 1. */
function coalitionWeights(players: number): number[] {
  const weights: number[] = [];
  let weight = 1 / players;
  for (let s = 0; s < players; s++) {
    weights.push(weight);
    weight *= (s + 1) / (players - 1 - s);
  }
  return weights;
}

/** How many players are in a coalition. */
export function size(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
