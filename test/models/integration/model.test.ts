import { describe, expect, it } from "vitest";
import { integration } from "../../../src/models/integration/index.ts";
import { INQUIRIES } from "../../../src/models/integration/ledger.ts";
import { OPEN_ORDER_LIMIT } from "../../../src/models/integration/orders.ts";
import { everyLever, runner, siloed } from "../../../src/models/integration/run.ts";
import { example, type IntegrationScenario } from "../../../src/models/integration/scenario.ts";
import { sameDay } from "../../../src/models/integration/setting.ts";
import { unitImbalance } from "../../../src/models/integration/validation/invariants.ts";
import { chain, play } from "../../../src/models/integration/world.ts";

const short: IntegrationScenario = {
  ...example,
  goLive: sameDay(0),
  simulation: { seed: "model", replications: 4, warmUp: 60, years: 1 },
};

describe("integration.simulation", () => {
  it("block gives the same bits in any split, and finite figures only", () => {
    const simulation = integration.simulation(short);
    const whole = simulation.block(0, 2);
    const second = integration.simulation(short).block(1, 1);
    const width = simulation.columns.length;
    for (let policy = 0; policy < 2; policy++)
      for (let column = 0; column < width; column++)
        expect(Object.is(whole[(policy * width + column) * 2 + 1], second[policy * width + column])).toBe(
          true,
        );
    expect([...whole].every(Number.isFinite)).toBe(true);
  });

  it("every KPI names columns that exist, each once", () => {
    const { columns, kpis } = integration.simulation(short);
    expect(new Set(columns).size).toBe(columns.length);
    expect(new Set(kpis.map((kpi) => kpi.name)).size).toBe(kpis.length);
    for (const { column, over } of kpis) {
      expect(columns).toContain(column);
      if (over !== undefined) expect(columns).toContain(over);
    }
  });

  it("the parts of order to cash sum to the whole, and the accounts to the profit", () => {
    const figures = runner(short)(everyLever, 0);
    const parts = ["entry", "fulfilment", "invoicing", "collection"].map(
      (part) => figures[`orderToCash.${part}`]!,
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(figures["orderToCash.total"]!, 9);
    const accounts = Object.keys(figures).filter((name) => name.startsWith("ledger."));
    expect(accounts.reduce((sum, name) => sum + figures[name]!, 0) / figures["profit"]!).toBeCloseTo(1, 10);
    expect(figures["profitOfYear.1"]! / figures["profit"]!).toBeCloseTo(1, 12);
  });

  it("receivables = revenue rate × days sales outstanding, up to edges of the span", () => {
    const long = { ...short, simulation: { ...short.simulation, warmUp: 180, years: 3 } };
    const figures = runner(long)(siloed, 1);
    const product = (figures["ledger.revenue"]! / 365) * figures["daysSalesOutstanding"]!;
    expect(figures["receivables"]! / product).toBeGreaterThan(0.93);
    expect(figures["receivables"]! / product).toBeLessThan(1.07);
  });
});

describe("what the reference program left out", () => {
  const run = (scenario: IntegrationScenario) => runner(scenario)(everyLever, 0);
  const { problem } = short;
  const plain = run(short);
  const variants: { readonly [name: string]: IntegrationScenario } = {
    outages: {
      ...short,
      problem: {
        ...problem,
        strategies: {
          ...problem.strategies,
          middleware: { ...problem.strategies.middleware, outagesPerYear: 20, outageDays: 5 },
        },
      },
    },
    dip: { ...short, adoption: { ...short.adoption, dip: 2 } },
    recordError: {
      ...short,
      problem: { ...problem, dataQuality: { ...problem.dataQuality, recordError: 2 } },
    },
    scorecard: {
      ...short,
      problem: {
        ...problem,
        supply: {
          ...problem.supply,
          scorecardGain: 10,
          priceWeight: 0,
          deliveryWeight: 0.5,
          qualityWeight: 0.5,
        },
      },
    },
    files: { ...short, strategy: "files" },
    forecasting: { ...short, addOns: { ai: true, trace: false } },
    pilot: { ...short, adoption: { ...short.adoption, pilotShare: 0.2, pilotDays: 200 } },
    bass: { ...short, adoption: { ...short.adoption, curve: "bass" } },
  };
  it.each(Object.keys(variants))("%s changes the integrated world", (name) => {
    expect(run(variants[name]!)["profit"]).not.toBe(plain["profit"]);
  });
  it("a slipping promise is noticed more often than at shipping alone, never less", () => {
    const shipping: IntegrationScenario = {
      ...short,
      problem: { ...problem, integrated: { ...problem.integrated, delayNotices: "shipping" } },
    };
    expect(plain["delayNotices"]).toBeGreaterThan(run(shipping)["delayNotices"]!);
  });
  it("more outages leave more orders on the manual path", () => {
    expect(run(variants["outages"]!)["utilisation.clerks"]).toBeGreaterThan(
      plain["utilisation.clerks"]! * 1.5,
    );
  });
  it("a recall costs less where lots are traced", () => {
    const recalling = {
      ...problem,
      quality: { ...problem.quality, recallCost: 8, excursionGapDays: 60, excursionDays: 30 },
    };
    const untraced = run({ ...short, problem: recalling });
    const traced = run({ ...short, problem: recalling, addOns: { ai: false, trace: true } });
    expect(untraced["ledger.recalls"]).toBeLessThan(0);
    expect(traced["ledger.recalls"]).toBeGreaterThan(untraced["ledger.recalls"]! / 2);
    expect(traced["fillRate"]).toBe(untraced["fillRate"]);
  });
});

describe("reaction", () => {
  const { problem } = short;
  const restless: IntegrationScenario = {
    ...short,
    problem: {
      ...problem,
      supply: { ...problem.supply, disruptionGapDays: 40, disruptionDays: 60 },
      strategies: {
        ...problem.strategies,
        middleware: { ...problem.strategies.middleware, outagesPerYear: 0 },
      },
    },
    adoption: { ...short.adoption, maximum: 1, rampDays: 1e-9 },
    simulation: { ...short.simulation, years: 2 },
  };
  it("a disruption is answered after detection and activation: 21 + 3 days siloed, 1.5 + 3 with early warning", () => {
    const run = runner(restless);
    expect(run(siloed, 0)["decisionLatency.disruption"]).toBeCloseTo(24, 9);
    expect(run(everyLever, 0)["decisionLatency.disruption"]).toBeCloseTo(4.5, 9);
    expect(run(everyLever, 0)["backupShare"]).toBeGreaterThan(run(siloed, 0)["backupShare"]!);
  });
  it("an inquiry costs 15 siloed and 6 with visibility", () => {
    const cost = (levers: typeof siloed) => {
      const { ledger, meter } = play(chain(restless), levers, 0);
      return (
        ledger.amounts.reduce((sum, amount, i) => (i % 16 === INQUIRIES ? sum - amount : sum), 0) /
        meter.inquiries
      );
    };
    expect(cost(siloed)).toBeCloseTo(15, 9);
    // Orders placed before go-live still cost more.
    expect(cost(everyLever)).toBeGreaterThanOrEqual(6);
    expect(cost(everyLever)).toBeLessThan(6.3);
  });
});

describe("ports", () => {
  it("a decaying component stock and another backup supplier keep units conserved and are paid for", () => {
    const decaying = chain(short, {
      decay: () => ({ lost: (_product, onHand) => Math.floor(onHand / 100) }),
      backup: (site) => ({
        order(product, quantity, time) {
          site.charge(100 * quantity, time);
          site.deliver(product, quantity, 2);
        },
      }),
    });
    const world = play(decaying, everyLever, 2);
    expect(world.lines.map((line) => unitImbalance(world, line.index))).toEqual([0, 0]);
    expect(world.lines[0]!.decayedUnits).toBeGreaterThan(0);
  });
  it("a decay that loses more than there is throws", () => {
    const wrong = chain(short, { decay: () => ({ lost: (_product, onHand) => onHand + 1 }) });
    expect(() => play(wrong, siloed, 0)).toThrow(/invalid lost components/);
  });
});

describe("bad input", () => {
  const faults = (change: Partial<IntegrationScenario["problem"]>) =>
    integration.inputs.conditions({ ...example, problem: { ...example.problem, ...change } });
  it("conditions(example) finds nothing", () => {
    expect(integration.inputs.conditions(example)).toEqual([]);
  });
  it("conditions names overlapping promotions, endless horizons, wrong weights, too many orders", () => {
    const { promotions, supply, customers } = example.problem;
    const paths = [
      ...faults({ promotions: { ...promotions, everyDays: 12 } }),
      ...faults({ supply: { ...supply, transitDays: 2000 } }),
      ...faults({ supply: { ...supply, priceWeight: 0.5 } }),
      ...faults({ customers: { ...customers, initial: 5000 }, products: hundredfold() }),
    ];
    expect(paths.map((fault) => fault.path)).toEqual([
      "problem.promotions.everyDays",
      "problem.supply.transitDays",
      "problem.supply.deliveryWeight",
      "problem.customers.initial",
    ]);
    for (const { message } of paths) expect(message).toMatch(/^invalid \w+: [^;]+; .+/);
  });

  function hundredfold() {
    const { standard, project } = example.problem.products;
    return { standard: { ...standard, orderRate: 30 }, project };
  }

  it("solve warns of every station that cannot keep up, and the run is capped and says so", () => {
    const { problem } = short;
    const overloaded: IntegrationScenario = {
      ...short,
      problem: {
        ...problem,
        orderToCash: { ...problem.orderToCash, pickDays: 5 },
        products: {
          ...problem.products,
          standard: { ...problem.products.standard, orderRate: 3, capacity: 5000, supplierCapacity: 5000 },
        },
      },
      simulation: { ...short.simulation, warmUp: 0 },
    };
    const { warnings } = integration.solve(overloaded) as { warnings: string[] };
    expect(warnings.join("\n")).toMatch(/pickers: utilisation/);
    const world = play(chain(overloaded), siloed, 0);
    expect(world.meter.refused).toBeGreaterThan(0);
    expect(world.meter.openOrders.value).toBeLessThanOrEqual(OPEN_ORDER_LIMIT);
  });

  it("solve(example) holds finite figures only", () => {
    const text = JSON.stringify(integration.solve(example), (_, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? "BAD" : value,
    );
    expect(text).not.toContain("BAD");
  });
});
