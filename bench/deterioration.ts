import { Calendar, type EventId } from "../src/engine/calendar.ts";
import { continuousPlan } from "../src/models/deterioration/continuous.ts";
import { deterioration } from "../src/models/deterioration/index.ts";
import { cycleTable, grid, gridPlan, type Plan } from "../src/models/deterioration/plan.ts";
import { pricer } from "../src/models/deterioration/pricing/pricer.ts";
import { type PricingName, paperProblem } from "../src/models/deterioration/problem.ts";
import { pricings } from "../src/models/deterioration/solve.ts";
import { gaussLegendre } from "../src/numeric/quadrature.ts";
import { type Ratio, ratio, type Work } from "./ratio.ts";

/** A measured figure; times are medians of warm calls. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const SCALE = 100;

/** W(i, k; s) of the example as eq. (8) reads: stock in closed form, every other integral by quadrature. */
function plainProfit(start: number, end: number, price: number): number {
  const { demandIntercept: a, demandSlope: b, netDiscountRate: R, deteriorationRate: lambda } = paperProblem;
  const { holdingCost: h, purchaseCost: c, orderingCost: A, leadTime: Lt } = paperProblem;
  const P = paperProblem.replenishmentRate!;
  const D = a - b * price;
  const j =
    Math.log((D / P) * (Math.exp(lambda * end) - Math.exp(lambda * start)) + Math.exp(lambda * start)) /
    lambda;
  const discount = (t: number) => Math.exp(-R * t);
  const rising = (t: number) => discount(t) * (1 - Math.exp(-lambda * (t - start)));
  const falling = (t: number) => discount(t) * (Math.exp(lambda * (end - t)) - 1);
  return (
    price * D * gaussLegendre(discount, start, end) -
    ((h * (P - D)) / lambda) * gaussLegendre(rising, start, j) -
    ((h * D) / lambda) * gaussLegendre(falling, j, end) -
    c * P * gaussLegendre(discount, start, j) -
    A * discount(start - Lt)
  );
}

/** The optimal plan on the paper's grid the plain way: every cell by itself, the best of 1000 prices. */
function plainPlan(): number {
  const best = [0];
  for (let k = 1; k <= 10; k++) {
    best.push(-Infinity);
    for (let i = 0; i < k; i++) {
      let most = -Infinity;
      for (let n = 0; n <= 1000; n++) most = Math.max(most, plainProfit(i, k, 8 + (n * 47.5) / 1000));
      best[k] = Math.max(best[k]!, best[i]! + most);
    }
  }
  return best[10]!;
}

/** Table I, both its pricings' plans, warm: what a page does as a slider moves. */
function replan(pricing: PricingName): Plan {
  const cells = grid(paperProblem, pricer(paperProblem, pricing), 10);
  cycleTable(paperProblem, cells);
  const plan = gridPlan(paperProblem, cells);
  if ("infeasible" in plan) throw new Error(plan.infeasible);
  return plan;
}

/** The twin of the optimal plan the plain way: every unit in stock has its own death on the calendar. */
function plainTwin(): number {
  const { deteriorationRate, replenishmentRate, demandIntercept, demandSlope, horizon } = paperProblem;
  const wait = (rate: number) => -Math.log(1 - Math.random()) / rate;
  const calendar = new Calendar();
  const deaths = new Set<EventId>();
  let sold = 0;
  for (const { start, end, price, replenishmentEnd } of replan("optimal").cycles) {
    const demand = SCALE * (demandIntercept - demandSlope * price);
    const supply = SCALE * replenishmentRate!;
    const sell = (): void => {
      const [oldest] = deaths;
      if (oldest !== undefined) {
        calendar.cancel(oldest);
        deaths.delete(oldest);
        sold++;
      }
      const next = calendar.now + wait(demand);
      if (next < end) calendar.schedule(next, sell, undefined);
    };
    const receive = (): void => {
      const unit: { id: EventId } = { id: 0 };
      unit.id = calendar.schedule(
        calendar.now + wait(deteriorationRate),
        (dying) => void deaths.delete(dying.id),
        unit,
      );
      deaths.add(unit.id);
      const next = calendar.now + wait(supply);
      if (next < replenishmentEnd) calendar.schedule(next, receive, undefined);
    };
    calendar.schedule(start, receive, undefined);
    calendar.schedule(start, sell, undefined);
    calendar.runUntil(Math.min(end, horizon));
    for (const id of deaths) calendar.cancel(id);
    deaths.clear();
  }
  return sold;
}

function repeated(operations: number, run: () => unknown): Work {
  return {
    operations,
    run() {
      for (let n = 0; n < operations; n++) run();
    },
  };
}

/** A replication of the optimal plan at n = 100, as the model simulates it. */
function twin(): () => void {
  const { example } = deterioration;
  const simulation = { ...example.simulation, scale: SCALE };
  const prepared = deterioration.simulation({ ...example, simulation, policies: [{ kind: "optimal" }] });
  let first = 0;
  return () => void prepared.block(first++, 1);
}

/** The table with its plan, and the stochastic twin, against their plain forms. */
export function deteriorationRatios(): Ratio[] {
  return [
    ratio(
      "optimal plan on the paper's grid, against 1000 prices per cell and quadrature",
      repeated(1, plainPlan),
      repeated(100, () => replan("optimal")),
      5,
    ),
    ratio(
      `replication of the twin at scale ${SCALE}, against a calendar entry per unit`,
      repeated(5, plainTwin),
      repeated(5, twin()),
    ),
  ];
}

function median(name: string, unit: "ms", run: () => unknown, calls: number): Figure {
  for (let call = 0; call < calls; call++) run();
  const times = Array.from({ length: calls }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  times.sort((a, b) => a - b);
  return { name, value: times[Math.floor(calls / 2)]!, unit };
}

/** Warm times of what a page asks for. They drift with the machine; the ratios hold. */
export function deteriorationTimes(): Figure[] {
  const { example } = deterioration;
  return [
    median("55-cell table and plan, published", "ms", () => replan("published"), 51),
    median("55-cell table and plan, optimal", "ms", () => replan("optimal"), 51),
    median("plans of all three pricings, step 1", "ms", () => pricings(example), 51),
    median(
      "plan, optimal, step 0.05",
      "ms",
      () => gridPlan(paperProblem, grid(paperProblem, pricer(paperProblem, "optimal"), 200)),
      21,
    ),
    median(
      "plan, optimal, continuous boundaries",
      "ms",
      () => continuousPlan(paperProblem, pricer(paperProblem, "optimal")),
      11,
    ),
    median(
      "plan, varying, continuous boundaries",
      "ms",
      () => continuousPlan(paperProblem, pricer(paperProblem, "varying")),
      5,
    ),
    median(`replication of the twin at scale ${SCALE}`, "ms", twin(), 21),
  ];
}
