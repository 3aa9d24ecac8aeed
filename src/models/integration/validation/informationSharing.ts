import { normal } from "../../../distributions/normal.ts";
import { quantileTable } from "../../../distributions/quantileTable.ts";
import { pow } from "../../../numeric/elementary.ts";
import { number } from "../fields.ts";
import { bestForecastGain, Stage } from "./bullwhip.ts";
import { replicate, validationCase } from "./case.ts";

interface Parameters {
  readonly rho: number;
  readonly l: number;
  readonly L: number;
  readonly sigma: number;
}

const parameters = {
  rho: number("Correlation", "", 0.7, { above: -1, below: 1 }, "autocorrelation of customer demand"),
  l: number(
    "Retailer lead time",
    "periods",
    3,
    { min: 0, max: 100, integer: true },
    "lead time of the retailer",
  ),
  L: number(
    "Maker lead time",
    "periods",
    5,
    { min: 0, max: 100, integer: true },
    "lead time of the manufacturer",
  ),
  sigma: number(
    "Deviation",
    "units/period",
    10,
    { above: 0, max: 1e6 },
    "standard deviation of the innovation",
  ),
};

function exactVariances({ rho, l, L, sigma }: Parameters) {
  const square = (x: number) => x * x;
  let sum = 0;
  for (let i = 1; i <= L + 1; i++) sum += square(1 - pow(rho, l + i + 1));
  const shared = (square(sigma) / square(1 - rho)) * sum;
  const extra =
    (square(sigma * rho) * square(1 - pow(rho, l + 1)) * square(1 - pow(rho, L + 1))) /
    square(square(1 - rho));
  return { shared, alone: shared + extra };
}

/** Runs the retailer and predicts the sum of his next L + 1 orders from what each kind of manufacturer knows. */
function residuals(
  p: Parameters,
  words: { word(): number },
  length: number,
): { readonly alone: number; readonly shared: number; readonly inferred: number } {
  const { rho, l, L, sigma } = p;
  const innovation = quantileTable(normal({ mean: 0, sd: sigma }));
  const gain = bestForecastGain(rho, l);
  const retailer = new Stage(1, (demand) => gain * demand);
  const a = 1 + gain;
  // Σ_{k=0}^{L} ρᵏ: how a prediction for the next period carries on.
  const carried = (1 - pow(rho, L + 1)) / (1 - rho);
  const span = L + 1;
  const pending = [new Float64Array(span), new Float64Array(span), new Float64Array(span)] as const;
  const orders = new Float64Array(span);
  const squares = [0, 0, 0];
  let demand = 0;
  let inferred = 0;
  let before = 0;
  let sum = 0;
  let count = 0;
  for (let t = -500; t < length + span; t++) {
    const epsilon = innovation.at(words.word());
    demand = rho * demand + epsilon;
    const order = retailer.order(demand);
    // Y_t = ρ Y_{t−1} + a ε_t − b ε_{t−1}, solved for ε_t from orders alone; an early error dies out as (b/a)ⁿ.
    inferred = (order - rho * before + gain * inferred) / a;
    before = order;
    const slot = (t + 500) % span;
    sum += order - orders[slot]!;
    orders[slot] = order;
    if (t >= span) {
      for (let k = 0; k < 3; k++) {
        const error = sum - pending[k]![slot]!;
        squares[k]! += error * error;
      }
      count++;
    }
    pending[0][slot] = carried * rho * order;
    pending[1][slot] = carried * (rho * order - gain * epsilon);
    pending[2][slot] = carried * (rho * order - gain * inferred);
  }
  return { alone: squares[0]! / count, shared: squares[1]! / count, inferred: squares[2]! / count };
}

const PERIODS = 30_000;

export const demandSharing = validationCase<Parameters>({
  name: "IS-1",
  title: "Value of sharing demand with the manufacturer, AR(1) demand",
  source: "Lee, So, Tang (2000), Management Science 46(5)",
  parameters,
  example: { rho: 0.7, l: 3, L: 5, sigma: 10 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: (p) => {
    const { alone, shared } = exactVariances(p);
    return { V_noSharing: alone, V_sharing: shared, safetyStockReduction: 1 - Math.sqrt(shared / alone) };
  },
  simulate: (p, seed, effort) =>
    replicate(seed, effort, PERIODS, (random, length) => {
      const { alone, shared } = residuals(p, random(0), length);
      return { V_noSharing: alone, V_sharing: shared, safetyStockReduction: 1 - Math.sqrt(shared / alone) };
    }),
});

export const inference = validationCase<Parameters>({
  name: "IS-2",
  title: "A manufacturer who uses his order history needs no sharing",
  source: "Raghunathan (2001), Management Science 47(4)",
  parameters,
  example: { rho: 0.7, l: 3, L: 5, sigma: 10 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: (p) => {
    const gain = bestForecastGain(p.rho, p.l);
    return { residualVariance: exactVariances(p).shared, bOverA: gain / (1 + gain) };
  },
  simulate: (p, seed, effort) =>
    replicate(seed, effort, PERIODS, (random, length) => ({
      residualVariance: residuals(p, random(0), length).inferred,
    })),
});
