import { gamma } from "../../../distributions/gamma.ts";
import { normal } from "../../../distributions/normal.ts";
import { quantileTable } from "../../../distributions/quantileTable.ts";
import { number } from "../fields.ts";
import { orderUpTo, safetyStock } from "../planning.ts";
import { calculated, replicate, validationCase } from "./case.ts";

const cost = (label: string, byDefault: number, symbol: string) =>
  number(label, "money/unit/period", byDefault, { above: 0, max: 1e6, symbol }, "cost per unit and period");

/**
 * Periodic base stock: order up to S, then demand, then cost; what is ordered comes after `lead` periods.
 *
 * @returns net inventory at the end of each period, passed to `see`
 */
function periodic(
  baseStock: number,
  lead: number,
  periods: number,
  demand: () => number,
  see: (net: number) => void,
): void {
  const onOrder = new Float64Array(lead + 1);
  let net = baseStock;
  let position = baseStock;
  for (let t = 0; t < periods + lead; t++) {
    const slot = t % (lead + 1);
    const order = orderUpTo(baseStock, position, 0);
    position += order;
    onOrder[slot] = order;
    const due = lead === 0 ? slot : (t + 1) % (lead + 1);
    if (lead === 0 || t >= lead) net += onOrder[due]!;
    const units = demand();
    net -= units;
    position -= units;
    if (t >= lead) see(net);
  }
}

export const newsvendor = validationCase<{ h: number; p: number; mu: number; sd: number; L: number }>({
  name: "INV-1",
  title: "Newsvendor and periodic base stock, normal demand",
  source: "Snyder, Shen, Fundamentals of Supply Chain Theory, Examples 4.3 and 4.4",
  parameters: {
    h: cost("Holding", 0.18, "h"),
    p: cost("Backorder", 0.7, "p"),
    mu: number("Mean demand", "units/period", 50, { min: 0, max: 1e6 }, "mean demand"),
    sd: number("Deviation", "units/period", 8, { above: 0, max: 1e6 }, "standard deviation of demand"),
    L: number("Lead time", "periods", 0, { min: 0, max: 1000, integer: true }, "lead time"),
  },
  example: { h: 0.18, p: 0.7, mu: 50, sd: 8, L: 0 },
  tolerance: { kind: "relative", value: 0.02 },
  exact: ({ h, p, mu, sd, L }) => {
    const standard = normal({ mean: 0, sd: 1 });
    const z = standard.quantile(p / (p + h));
    const spread = sd * Math.sqrt(L + 1);
    return { S: mu * (L + 1) + z * spread, cost: (h + p) * spread * standard.pdf(z) };
  },
  simulate: ({ h, p, mu, sd, L }, seed, effort) => {
    const table = quantileTable(normal({ mean: mu, sd }));
    const z = normal({ mean: 0, sd: 1 }).quantile(p / (p + h));
    const baseStock = mu * (L + 1) + safetyStock(0, z, sd, L + 1, 0);
    return replicate(seed, effort, 20_000, (random, length) => {
      const words = random(0);
      let sum = 0;
      const demand = () => table.at(words.word());
      periodic(baseStock, L, length, demand, (net) => {
        sum += h * Math.max(0, net) + p * Math.max(0, -net);
      });
      return { S: baseStock, cost: sum / length };
    });
  },
});

export const guaranteedService = validationCase<{
  SI: number;
  T: number;
  Sq: number;
  z: number;
  sd: number;
}>({
  name: "INV-2",
  title: "Guaranteed-service safety stock",
  source: "Graves, Willems (2000), Manufacturing & Service Operations Management 2(1)",
  parameters: {
    SI: number("Inbound", "days", 16, { min: 0, max: 1e4 }, "inbound service time"),
    T: number("Processing", "days", 5, { min: 0, max: 1e4 }, "processing time"),
    Sq: number("Quoted", "days", 0, { min: 0, max: 1e4 }, "quoted service time"),
    z: number("Safety factor", "", 1.645, { min: 0, max: 10 }, "safety factor"),
    sd: number("Deviation", "units/day", 40, { min: 0, max: 1e6 }, "standard deviation of daily demand"),
  },
  example: { SI: 16, T: 5, Sq: 0, z: 1.645, sd: 40 },
  tolerance: { kind: "relative", value: 1e-9 },
  exact: ({ SI, T, Sq, z, sd }) => ({ value: SI + T > Sq ? Math.sqrt(z * z * sd * sd * (SI + T - Sq)) : 0 }),
  simulate: ({ SI, T, Sq, z, sd }) => calculated({ value: safetyStock(0, z, sd, SI + T - Sq, 0) }),
});

export const gammaDemand = validationCase<{ mean: number; cv: number; H: number; readyRate: number }>({
  name: "INV-3",
  title: "Base stock with gamma demand",
  source: "sums of gamma demands are gamma; loss function",
  parameters: {
    mean: number("Mean demand", "units/day", 100, { above: 0, max: 1e6 }, "mean daily demand"),
    cv: number("Variation", "", 0.3, { above: 0, max: 5 }, "coefficient of variation of daily demand"),
    H: number("Protection", "days", 6, { min: 1, max: 1000, integer: true }, "protection interval"),
    readyRate: number("Ready rate", "", 0.95, { above: 0, below: 1 }, "chance of no shortage"),
  },
  example: { mean: 100, cv: 0.3, H: 6, readyRate: 0.95 },
  tolerance: { kind: "relative", value: 0.03 },
  exact: ({ mean, cv, H, readyRate }) => {
    const demand = gamma({ mean: mean * H, sd: mean * cv * Math.sqrt(H) });
    const S = demand.quantile(readyRate);
    return { S, EB: demand.lossFunction(S), EIplus: demand.complementaryLossFunction(S) };
  },
  simulate: ({ mean, cv, H, readyRate }, seed, effort) => {
    const daily = quantileTable(gamma({ mean, sd: mean * cv }));
    const S = gamma({ mean: mean * H, sd: mean * cv * Math.sqrt(H) }).quantile(readyRate);
    return replicate(seed, effort, 60_000, (random, length) => {
      const words = random(0);
      let short = 0;
      let left = 0;
      const demand = () => Math.max(0, daily.at(words.word()));
      periodic(S, H - 1, length, demand, (net) => {
        short += Math.max(0, -net);
        left += Math.max(0, net);
      });
      return { EB: short / length, EIplus: left / length };
    });
  },
});
