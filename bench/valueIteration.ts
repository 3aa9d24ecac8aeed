import { sourcing } from "../src/models/sourcing/index.ts";
import { optimalReservation } from "../src/models/sourcing/optimal.ts";
import { sourcingSystem } from "../src/models/sourcing/system.ts";
import { optimalOrdering } from "../src/models/sourcing/valueIteration.ts";
import { allPairsValueIteration } from "./allPairs.ts";
import { pairsOfSweep, weighSomePairs } from "./allPairsSample.ts";
import { exponent, type Figure, type Findings, type Ratio, race, timed } from "./race.ts";

const { problem } = sourcing.example;
/** Sweeps that value iteration takes to settle at R = 10 on the paper lattice, from a straight line. */
const SWEEPS = 46;
const RESERVATION = 10;
/** What the base case needs, in units. */
const RANGE = { low: -19, high: 141 };
/** Lattice steps: from 161 stock levels to 10,000. */
const STEPS = [1, 0.5, 0.25, 0.1, 0.05, 0.025, 0.016];
const PAIRS = 5_000;
const ROUNDS = 15;
/** From here on transforms carry the sums; on coarser lattices plain sums are cheaper still. */
const TRANSFORMED = 1_601;

/** A contender that optimises so often in a round that a round takes some milliseconds. */
function repeated(times: number, run: () => unknown) {
  return timed({
    operations: times,
    run() {
      for (let n = 0; n < times; n++) run();
    },
  });
}

async function onPaper(): Promise<Ratio[]> {
  const system = sourcingSystem(problem, "paper");
  // One sweep of the naive form is timed, over the range that the base case needs, and counts for all of them.
  const allPairs = timed({
    operations: 1 / SWEEPS,
    run: () => void allPairsValueIteration(system, RESERVATION, RANGE, { sweeps: 1 }),
  });
  const run = await race(
    {
      allPairs,
      fixed: repeated(20, () => optimalOrdering(system, RESERVATION)),
      optimisation: repeated(10, () => optimalReservation(system)),
    },
    5,
  );
  const theirs = `against all-pairs value iteration at fixed R (one of ${SWEEPS} sweeps timed)`;
  return [
    run.ratio(`value iteration at fixed R, paper lattice, ${theirs}`, "allPairs", "fixed"),
    run.ratio(`optimisation over R, paper lattice, ${theirs}`, "allPairs", "optimisation"),
    run.ratio("value iteration at fixed R, against the whole optimisation over R", "optimisation", "fixed"),
  ];
}

/** Both forms on one lattice. */
function lattice(demandStep: number) {
  const system = sourcingSystem(problem, { base: "paper", demandStep });
  const steps = (units: number) => Math.round(units / demandStep);
  const range = { low: steps(RANGE.low), high: steps(RANGE.high) };
  const reservation = steps(RESERVATION);
  const sweep = pairsOfSweep(system, reservation, range);
  const allPairs = () => {
    const started = performance.now();
    const pairs = weighSomePairs(system, reservation, range, PAIRS);
    return ((performance.now() - started) * 1e6 * sweep * SWEEPS) / pairs;
  };
  const ours = repeated(Math.max(4, Math.round(20 * demandStep)), () => optimalOrdering(system, reservation));
  return { levels: range.high - range.low + 1, allPairs, ours };
}

/** All lattices in one race, so that a slow moment does not look like growth. */
async function byStates(): Promise<{ readonly ratios: Ratio[]; readonly figures: Figure[] }> {
  const lattices = STEPS.map(lattice);
  const contenders = lattices.flatMap(({ levels, allPairs, ours }) => [
    [`${levels} all pairs`, allPairs] as const,
    [`${levels}`, ours] as const,
  ]);
  const run = await race(Object.fromEntries(contenders), ROUNDS, 3);
  const title = (levels: number) => `value iteration at fixed R, ${levels} stock levels`;
  const against = "against all pairs (a sample of them timed)";
  const ratios = lattices.map(({ levels }) =>
    run.ratio(`${title(levels)}, ${against}`, `${levels} all pairs`, `${levels}`),
  );
  const points = lattices.map(({ levels }) => [levels, run.nanoseconds(`${levels}`)] as const);
  const figures: Figure[] = points.map(([levels, time]) => ({
    name: title(levels),
    value: time / 1e6,
    unit: "ms",
  }));
  const perLevel = points.map(([levels, time]) => [levels, time / (levels * Math.log(levels))] as const);
  const grows = "value iteration: time over n·log n grows with the stock levels n";
  figures.push({ name: `${grows} to the power`, value: exponent(perLevel), unit: "" });
  figures.push({
    name: `${grows}, from ${TRANSFORMED} on, to the power`,
    value: exponent(perLevel.filter(([levels]) => levels >= TRANSFORMED)),
    unit: "",
  });
  figures.push({
    name: "value iteration: time grows with the stock levels n to the power",
    value: exponent(points),
    unit: "",
  });
  return { ratios, figures };
}

/** The exact optimisation against all-pairs value iteration, on the paper lattice and on finer ones. */
export async function valueIterationFindings(): Promise<Findings> {
  const paper = await onPaper();
  const { ratios, figures } = await byStates();
  return { ratios: [...paper, ...ratios], figures, notes: [] };
}
