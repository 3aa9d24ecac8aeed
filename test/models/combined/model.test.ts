import { describe, expect, it } from "vitest";
import { componentProblems } from "../../../src/models/combined/contract.ts";
import { combined } from "../../../src/models/combined/index.ts";
import { parts } from "../../../src/models/combined/parts.ts";
import { type CombinedScenario, chainScenario, example } from "../../../src/models/combined/scenario.ts";
import { configurations, houseRunner } from "../../../src/models/combined/simulate.ts";
import { integration } from "../../../src/models/integration/index.ts";
import { accounts, OBSOLESCENCE, PREMIUM } from "../../../src/models/integration/ledger.ts";
import { moneyImbalance, unitImbalance } from "../../../src/models/integration/validation/invariants.ts";

/** One year with many disruptions, so that the backup is busy. */
const short: CombinedScenario = {
  ...example,
  problem: {
    ...example.problem,
    supply: { ...example.problem.supply, disruptionGapDays: 120, disruptionDays: 40 },
  },
  simulation: { seed: "house", replications: 2, warmUp: 90, years: 1 },
};

function withParts(changes: {
  readonly contract?: Partial<CombinedScenario["problem"]["contract"]>;
  readonly rate?: number;
  readonly costs?: Partial<CombinedScenario["problem"]["costs"]>;
}): CombinedScenario {
  const { problem } = short;
  return {
    ...short,
    problem: {
      ...problem,
      contract: { ...problem.contract, ...changes.contract },
      deterioration: { rate: changes.rate ?? problem.deterioration.rate },
      costs: { ...problem.costs, ...changes.costs },
    },
  };
}

const house = houseRunner(short, parts(short));
const runs = configurations.map((configuration) => ({ ...configuration, ...house(configuration, 1) }));

describe("combined", () => {
  it("with nothing spoiling and the fixed backup it is the integration model, bit by bit", () => {
    const still = withParts({ rate: 0 });
    const made = combined.simulation(still);
    const plain = integration.simulation(chainScenario(still));
    const figures = made.block(0, 1);
    const known = plain.block(0, 1);
    for (let policy = 0; policy < 2; policy++)
      for (const [k, column] of plain.columns.entries()) {
        const found = figures[policy * made.columns.length + made.columns.indexOf(column)];
        expect([column, found]).toEqual([column, known[policy * plain.columns.length + k]]);
      }
    expect(made.policies.map(({ kind }) => kind)).toEqual([
      "siloed",
      "integrated",
      "siloedContract",
      "integratedContract",
    ]);
  });

  it.each(runs)("$kind: units are conserved exactly, with what spoils and what the backup keeps", (run) => {
    const { world, backup } = run;
    expect(world.lines.map(({ index }) => unitImbalance(world, index))).toEqual([0, 0]);
    expect(world.lines.every((line) => line.decayedUnits > 0)).toBe(true);
    if (backup === null) return;
    for (const { bought, sent, ready, owed } of backup.components) {
      expect(bought).toBe(sent + ready);
      expect(Math.min(ready, owed)).toBe(0);
      expect(sent).toBeGreaterThan(0);
    }
  });

  it.each(runs)("$kind: money is conserved to 1e-9", ({ world }) => {
    expect(Math.abs(moneyImbalance(world))).toBeLessThan(1e-9);
  });

  it("the premium is what the backup was paid beyond the material cost", () => {
    const { products } = short.problem;
    const same = {
      ...short,
      problem: {
        ...short.problem,
        products: { ...products, project: { ...products.project, materialCost: 20 } },
      },
    };
    for (const integrated of [false, true]) {
      const { world, backup } = houseRunner(same, parts(same))({ integrated, backup: "contract" }, 0);
      const { meter } = backup!;
      const paid = meter.reservationCost + meter.contractCost + meter.spotCost + meter.holdingCost;
      const expected = paid - 20 * (meter.contractUnits + meter.spotUnits);
      expect(Math.abs(world.ledger.total(PREMIUM) / -expected - 1)).toBeLessThan(1e-9);
      expect(meter.contractUnits * meter.spotUnits).toBeGreaterThan(0);
    }
  });

  it("the reservation is paid every measured day, used or not", () => {
    const made = parts(short);
    const fee = made.terms.reduce(
      (sum, { reservationFee, levels, step }) => sum + reservationFee * levels.reservation * step,
      0,
    );
    for (const { backup } of runs)
      if (backup !== null) expect(backup.meter.reservationCost).toBeCloseTo(365 * fee, 6);
    expect(fee).toBeGreaterThan(0);
  });

  it("spoiled units are written off at their material cost", () => {
    const scenario = withParts({ costs: { obsolescence: 0 } });
    const { world } = houseRunner(scenario, parts(scenario))({ integrated: true, backup: "fixed" }, 0);
    const [standard, project] = world.lines;
    const total = -world.ledger.total(OBSOLESCENCE);
    // Whole units at 20 and at 30: the measured ones.
    expect(world.meter.spoiledUnits).toBeGreaterThan(100);
    expect(total).toBeGreaterThanOrEqual(20 * world.meter.spoiledUnits);
    expect(total).toBeLessThanOrEqual(20 * standard!.decayedUnits + 30 * project!.decayedUnits);
    const projects = (total - 20 * world.meter.spoiledUnits) / 10;
    expect(projects).toBeCloseTo(Math.round(projects), 6);
    expect(Math.round(projects)).toBeLessThanOrEqual(project!.decayedUnits);
  });

  it("the world outside is the same in every configuration", () => {
    const [first, ...others] = runs.map(({ world }) => world);
    for (const world of others) {
      expect(world.environment.disruptions.starts).toEqual(first!.environment.disruptions.starts);
      expect(world.pipeline.leads).toBe(first!.pipeline.leads);
    }
    // Spot prices are the backup's own: one a day, whatever is bought.
    const [siloedContract, integratedContract] = runs.slice(2).map(({ backup }) => backup!);
    expect(integratedContract!.components[0]!.stream.word()).toBe(
      siloedContract!.components[0]!.stream.word(),
    );
  });

  it("block gives the same bits with policies solved elsewhere, and in any split", () => {
    const one = combined.simulation(short);
    const two = combined.simulation(short, undefined, structuredClone(one.solved));
    const second = two.block(1, 1);
    const both = one.block(0, 2);
    expect([...both].every(Number.isFinite)).toBe(true);
    expect(both.filter((_, i) => i % 2 === 1)).toEqual(second);
  });

  it("every account is in the profit", () => {
    for (const { world } of runs) {
      const sum = accounts.reduce((total, _, account) => total + world.ledger.total(account), 0);
      expect(sum / world.ledger.posted).toBeCloseTo(1, 12);
    }
  });
});

describe("combined.solve", () => {
  const answer = combined.solve(example) as {
    readonly backup: {
      readonly shareOfDaysNeeded: number;
      readonly components: readonly { readonly [name: string]: number }[];
    };
    readonly deterioration: { readonly halfLifeDays: number; readonly spoiledOverInitialCover: number };
  };
  it("solve(example) states the backup's policies and the closed forms of decay", () => {
    expect(answer.backup.shareOfDaysNeeded).toBeCloseTo(30 / 430, 12);
    expect(answer.backup.components.map(({ component }) => component)).toEqual(["standard", "project"]);
    for (const { reservation, meanDemand } of answer.backup.components)
      expect(reservation! / meanDemand!).toBeGreaterThan(0.5);
    expect(answer.deterioration.halfLifeDays).toBeCloseTo(Math.log(2) / 0.002, 9);
    expect(answer.deterioration.spoiledOverInitialCover).toBeCloseTo(1 - Math.exp(-0.04), 12);
  });
  it("a fee that is high for the days of need reserves nothing", () => {
    const dear = combined.solve(withParts({ contract: { reservationFee: 1 } })) as typeof answer;
    expect(dear.backup.components.map(({ reservation }) => reservation)).toEqual([0, 0]);
  });
  it("a day of need bears the fee of the days without: the rarer they are, the less is reserved", () => {
    const [standard, project] = componentProblems(example.problem);
    expect(standard!.reservationFee).toBeCloseTo(0.002 * 20, 12);
    expect(standard!.sourcing.reservationPrice).toBeCloseTo((0.002 * 20 * 430) / 30, 12);
    expect(project!.sourcing.reservationPrice).toBeCloseTo((0.002 * 30 * 430) / 30, 12);
    const often = combined.solve(short) as typeof answer;
    often.backup.components.forEach(({ reservation }, i) => {
      expect(reservation!).toBeGreaterThan(answer.backup.components[i]!["reservation"]!);
    });
  });
  it("a given reservation is kept, to the lattice", () => {
    const given = combined.solve(withParts({ contract: { reservedShare: 1.5 } })) as typeof answer;
    for (const { reservation, meanDemand } of given.backup.components)
      expect(Math.abs(reservation! / (1.5 * meanDemand!) - 1)).toBeLessThan(0.25);
  });
});

describe("bad input", () => {
  it("conditions(example) finds nothing", () => {
    expect(combined.inputs.conditions(example)).toEqual([]);
  });
  it("a component that nobody needs has no contract: a fault, no crash", () => {
    const { products, leads } = example.problem;
    const none = {
      ...example,
      problem: {
        ...example.problem,
        products: { ...products, project: { ...products.project, orderRate: 0 } },
        leads: { ...leads, rate: 0 },
      },
    };
    const [fault] = combined.inputs.conditions(none);
    expect(fault).toEqual({
      path: "problem.contract",
      message: "invalid demand: 0; a positive mean is needed, for the component of project",
    });
  });
  it("the chain's own conditions hold here too", () => {
    const { supply } = example.problem;
    const faults = combined.inputs.conditions({
      ...example,
      problem: { ...example.problem, supply: { ...supply, priceWeight: 0.9 } },
    });
    expect(faults.map(({ path }) => path)).toEqual(["problem.supply.deliveryWeight"]);
  });
});
