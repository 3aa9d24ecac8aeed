import { Calendar, type EventId } from "../src/engine/calendar.ts";
import { continuousPlan } from "../src/models/deterioration/continuous.ts";
import { deterioration } from "../src/models/deterioration/index.ts";
import { cycleTable, grid, gridPlan, type Plan } from "../src/models/deterioration/plan.ts";
import { pricer } from "../src/models/deterioration/pricing/pricer.ts";
import { type PricingName, paperProblem } from "../src/models/deterioration/problem.ts";
import { pricings } from "../src/models/deterioration/solve.ts";
import { gaussLegendre } from "../src/numeric/quadrature.ts";
import { type Findings, median, race, timed, type Work } from "./race.ts";

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

/** The table with its plan, and the stochastic twin, against their plain forms; and times of what a page asks for. */
export async function deteriorationFindings(): Promise<Findings> {
  const { example } = deterioration;
  const plans = await race(
    { plain: timed(repeated(1, plainPlan)), ours: timed(repeated(100, () => replan("optimal"))) },
    5,
  );
  const twins = await race({ plain: timed(repeated(5, plainTwin)), ours: timed(repeated(5, twin())) }, 5);
  return {
    ratios: [
      plans.ratio(
        "optimal plan on the paper's grid, against 1000 prices per cell and quadrature",
        "plain",
        "ours",
      ),
      twins.ratio(
        `replication of the twin at scale ${SCALE}, against a calendar entry per unit`,
        "plain",
        "ours",
      ),
    ],
    figures: [
      await median("55-cell table and plan, published", "ms", () => replan("published"), 51),
      await median("55-cell table and plan, optimal", "ms", () => replan("optimal"), 51),
      await median("plans of all three pricings, step 1", "ms", () => pricings(example), 51),
      await median(
        "plan, optimal, step 0.05",
        "ms",
        () => gridPlan(paperProblem, grid(paperProblem, pricer(paperProblem, "optimal"), 200)),
        21,
      ),
      await median(
        "plan, optimal, continuous boundaries",
        "ms",
        () => continuousPlan(paperProblem, pricer(paperProblem, "optimal")),
        11,
      ),
      await median(
        "plan, varying, continuous boundaries",
        "ms",
        () => continuousPlan(paperProblem, pricer(paperProblem, "varying")),
        5,
      ),
      await median(`replication of the twin at scale ${SCALE}`, "ms", twin(), 21),
    ],
    notes: [],
  };
}
