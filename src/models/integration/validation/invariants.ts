import { shapley } from "../experiments/shapley.ts";
import { number } from "../fields.ts";
import { measures } from "../kpis.ts";
import { type Levers, leversOf } from "../levers.ts";
import { CANCELLED, REJECTED, type SalesOrder } from "../order.ts";
import { everyLever, siloed } from "../run.ts";
import { example } from "../scenario.ts";
import { endOf, type Setting, sameDay } from "../setting.ts";
import { type Chain, chain, play, type World } from "../world.ts";
import { type Simulated, type Tolerance, validationCase } from "./case.ts";
import { regressionSetting } from "./fullModel.ts";

interface Parameters {
  readonly replications?: number;
  readonly years?: number;
}

const parameters = {
  replications: {
    ...number("Replications", "", 1, { min: 1, max: 1000, integer: true }, "replications looked at"),
    optional: true,
  },
  years: {
    ...number("Years", "years", null, { min: 1, max: 20, integer: true }, "measured years of each"),
    optional: true,
  },
} as const;

/** A law of the full model: `value` is the worst violation found, and is 0. */
function invariant(
  name: string,
  title: string,
  tolerance: Tolerance,
  years: number,
  violation: (setting: Setting, replication: number) => number,
) {
  return validationCase<Parameters>({
    name,
    title,
    source: "invariant of the model",
    parameters,
    example: {},
    tolerance,
    exact: () => ({ value: 0 }),
    simulate: (p, seed, effort): Simulated => {
      const setting: Setting = {
        ...example,
        goLive: sameDay(0),
        simulation: { ...example.simulation, seed, years: p.years ?? years },
      };
      const count = Math.max(1, Math.ceil((p.replications ?? 1) * effort));
      let worst = 0;
      for (let i = 0; i < count; i++) worst = Math.max(worst, violation(setting, i));
      return { values: { value: worst }, se: { value: 0 } };
    },
  });
}

const EXACT: Tolerance = { kind: "absolute", value: 0 };
const MONEY: Tolerance = { kind: "absolute", value: 1e-9 };

function rawFigures(setting: Setting, levers: Levers, replication: number): readonly number[] {
  return measures(setting.simulation.years).values(play(chain(setting), levers, replication));
}

/** In how many raw figures do two runs differ in any bit? */
function differing(a: readonly number[], b: readonly number[]): number {
  return a.reduce((count, x, i) => count + (Object.is(x, b[i]) ? 0 : 1), 0);
}

export const nullLever = invariant(
  "INVT-1",
  "Levers that nobody adopts, or that go live after the end, change no bit",
  EXACT,
  1,
  (setting, replication) => {
    const plain = rawFigures(setting, siloed, replication);
    const unused = { ...setting, adoption: { ...setting.adoption, maximum: 0 } };
    const late = { ...setting, goLive: sameDay(365 * setting.simulation.years) };
    return (
      differing(plain, rawFigures(unused, everyLever, replication)) +
      differing(plain, rawFigures(late, everyLever, replication))
    );
  },
);

/** Initial + received − lost − shipped − what is there; units of a product. */
export function unitImbalance(world: World, index: number): number {
  const line = world.lines[index]!;
  const { initialGoodsDays, initialComponentDays } = world.setting.problem.planning;
  const initial =
    Math.round(initialGoodsDays * line.nominal) + Math.round(initialComponentDays * line.nominal);
  const there = line.onHand + line.reserved + line.wip + line.components;
  return initial + line.receivedUnits - line.decayedUnits - line.shippedUnits - there;
}

export const unitConservation = invariant(
  "INVT-2",
  "Units are conserved, product by product",
  EXACT,
  2,
  (setting, replication) => {
    const made = chain(setting);
    const worlds = [siloed, everyLever].map((levers) => play(made, levers, replication));
    return Math.max(...worlds.flatMap((w) => w.lines.map((line) => Math.abs(unitImbalance(w, line.index)))));
  },
);

/** Invoiced − collected − outstanding, and sum of accounts − sum of postings; relative. */
export function moneyImbalance(world: World): number {
  const { meter, ledger } = world;
  let profit = 0;
  for (let year = 0; year < ledger.years; year++) profit += ledger.profit(year);
  return Math.max(
    Math.abs(meter.invoicedAmount - meter.collectedAmount - meter.openInvoices) / meter.invoicedAmount,
    Math.abs(profit - ledger.posted) / Math.abs(profit),
  );
}

export const cashConservation = invariant(
  "INVT-3",
  "Invoiced is collected or outstanding; the accounts sum to the profit",
  MONEY,
  2,
  (setting, replication) => {
    const made = chain(setting);
    return Math.max(...[siloed, everyLever].map((levers) => moneyImbalance(play(made, levers, replication))));
  },
);

/** What the world outside did: orders wished by customer, product and number; leads; shocks. */
function outside(made: Chain, levers: Levers, replication: number): Map<string, string> {
  const seen = new Map<string, string>();
  const played = play(made, levers, replication, {
    order: (order) => {
      const whose = order.project
        ? `project ${order.number}`
        : `${order.customer.id} ${order.line.index} ${order.number}`;
      seen.set(whose, `${order.createdAt} ${order.quantity} ${order.draws.transit} ${order.draws.patience}`);
    },
  });
  const { environment, pipeline } = played;
  seen.set("leads", `${pipeline.leads} ${pipeline.won}`);
  seen.set("disruptions", environment.disruptions.starts.join() + environment.disruptions.ends.join());
  seen.set("excursions", environment.excursions.starts.join() + environment.excursions.ends.join());
  seen.set("promotions", environment.planned.map((planned) => planned.join()).join());
  return seen;
}

export const commonRandomNumbers = invariant(
  "INVT-4",
  "The world outside is the same for every set of levers",
  EXACT,
  1,
  (setting, replication) => {
    const made = chain(setting);
    const plain = outside(made, siloed, replication);
    let different = 0;
    for (const mask of [0b1, 0b10, 0b10100, 0b11111111]) {
      for (const [whose, what] of outside(made, leversOf(mask), replication)) {
        const before = plain.get(whose);
        // A customer who left earlier in one world has no such order there; all others must agree.
        if (before !== undefined && before !== what) different++;
      }
    }
    return different;
  },
);

export const littlesLaw = invariant(
  "INVT-5",
  "Open orders = order rate × time in the system (Little)",
  { kind: "absolute", value: 0.02 },
  6,
  (setting, replication) => {
    const made = chain(setting);
    const span = 365 * setting.simulation.years;
    const from = setting.simulation.warmUp;
    return Math.max(
      ...[siloed, everyLever].map((levers) => {
        let time = 0;
        let known = 0;
        let accepted = 0;
        const orders: SalesOrder[] = [];
        const played = play(made, levers, replication, { order: (order) => orders.push(order) });
        for (const order of orders) {
          if (order.createdAt < from || order.status === REJECTED) continue;
          accepted++;
          // The end of a cancelled order is not stamped: it counts with its share of the open time below.
          if (order.status === CANCELLED || Number.isNaN(order.deliveredAt)) continue;
          known++;
          time += order.deliveredAt - order.createdAt;
        }
        const open = played.meter.openOrders.areaTo(endOf(setting)) / span;
        return Math.abs(open - ((accepted / span) * time) / known) / open;
      }),
    );
  },
);

function trace(setting: Setting, levers: Levers, replication: number): SalesOrder[] {
  const orders: SalesOrder[] = [];
  play(chain(setting), levers, replication, { order: (order) => orders.push(order) });
  return orders;
}

/** Ten more days of terms delay every payment by ten days. */
function termsViolation(setting: Setting, replication: number): number {
  const { orderToCash } = setting.problem;
  const longer = { ...orderToCash, termsDays: orderToCash.termsDays + 10 };
  const before = trace(setting, everyLever, replication);
  const after = trace(
    { ...setting, problem: { ...setting.problem, orderToCash: longer } },
    everyLever,
    replication,
  );
  let worst = before.length === after.length ? 0 : 1;
  before.forEach((order, i) => {
    const twin = after[i]!;
    if (!Number.isNaN(twin.paidAt)) worst = Math.max(worst, Math.abs(twin.paidAt - order.paidAt - 10));
  });
  return worst;
}

/** A siloed flow without batches, clerks' time, errors and extra approval is the integrated flow. */
function flowViolation(setting: Setting, replication: number): number {
  const { problem } = setting;
  const { integrated, strategies } = problem;
  const ideal: Setting = {
    ...setting,
    problem: {
      ...problem,
      orderToCash: { ...problem.orderToCash, entryDays: 0, rework: 0 },
      siloed: {
        ...problem.siloed,
        syncDays: 0,
        approvalDays: integrated.approvalDays,
        keyingError: 0,
        invoiceDays: 0,
        invoiceError: 0,
      },
      integrated: { ...integrated, keyingError: 0, invoiceDays: 0, invoiceError: 0 },
      strategies: { ...strategies, middleware: { ...strategies.middleware, latency: 0, outagesPerYear: 0 } },
    },
    adoption: { ...setting.adoption, maximum: 1, rampDays: 1e-9, dip: 0 },
  };
  const manual = trace(ideal, siloed, replication);
  const automatic = trace(ideal, leversOf(1), replication);
  let worst = manual.length === automatic.length ? 0 : 1;
  manual.forEach((order, i) => {
    const twin = automatic[i]!;
    for (const stamp of [
      "enteredAt",
      "allocatedAt",
      "shippedAt",
      "deliveredAt",
      "invoicedAt",
      "paidAt",
    ] as const)
      if (!Number.isNaN(order[stamp])) worst = Math.max(worst, Math.abs(twin[stamp] - order[stamp]));
  });
  return worst;
}

export const limits = invariant(
  "INVT-6",
  "Longer terms delay payments by as much; a perfect siloed flow is the integrated one (days)",
  { kind: "absolute", value: 1e-9 },
  1,
  (setting, replication) =>
    Math.max(
      termsViolation(setting, replication),
      flowViolation(
        { ...regressionSetting(setting.simulation.seed), simulation: setting.simulation },
        replication,
      ),
    ),
);

export const shapleyEfficiency = invariant(
  "INVT-7",
  "Lever values sum to the profit difference, run by run (relative)",
  MONEY,
  1,
  (setting, replication) => {
    const made = chain(setting);
    const profit = measures(setting.simulation.years).columns.indexOf("profit");
    // Three levers: eight cells.
    const masks = Array.from({ length: 8 }, (_, s) => (s & 1) | ((s & 2) << 1) | ((s & 4) << 4));
    const cells = masks.map(
      (mask) => measures(setting.simulation.years).values(play(made, leversOf(mask), replication))[profit]!,
    );
    const sum = shapley(cells).reduce((total, value) => total + value, 0);
    return Math.abs(sum - (cells[7]! - cells[0]!)) / Math.abs(cells[7]!);
  },
);
