import { describe, expect, it } from "vitest";
import { normal } from "../../../src/distributions/normal.ts";
import { quantileTable } from "../../../src/distributions/quantileTable.ts";
import { purchases, solvedComponent, type Terms } from "../../../src/models/combined/contract.ts";
import { ContractBackup } from "../../../src/models/combined/contractBackup.ts";
import { filled, type Parts } from "../../../src/models/combined/parts.ts";
import type { BackupSite } from "../../../src/models/integration/ports.ts";
import { siloed } from "../../../src/models/integration/run.ts";
import type { Setting } from "../../../src/models/integration/setting.ts";
import { meanAndError } from "../../../src/models/integration/validation/case.ts";
import { reducedSetting } from "../../../src/models/integration/validation/fullModel.ts";
import { chain, play } from "../../../src/models/integration/world.ts";
import { sourcing } from "../../../src/models/sourcing/index.ts";
import { constantSteps } from "../../../src/models/sourcing/levels.ts";
import { path } from "../../../src/models/sourcing/path.ts";
import { optimal } from "../../../src/models/sourcing/policies/optimal.ts";
import type { SourcingScenario } from "../../../src/models/sourcing/problem.ts";
import { sourcingSystem } from "../../../src/models/sourcing/system.ts";
import { streams } from "../../../src/random/streams.ts";

/** A table that gives the prices of a list, one after the other. */
function listed(values: ArrayLike<number>) {
  let next = 0;
  const table = quantileTable(normal({ mean: 0, sd: 1 }));
  return { ...table, at: () => values[next++]! };
}

function recorder() {
  const charges: { amount: number; time: number }[] = [];
  const sent: number[] = [0, 0];
  const site: BackupSite = {
    replication: 0,
    deliver: (product, units) => {
      sent[product]! += units;
    },
    charge: (amount, time) => charges.push({ amount, time }),
  };
  return { charges, sent, site };
}

describe("ContractBackup against models/sourcing", () => {
  const scenario: SourcingScenario = {
    ...sourcing.example,
    policies: [{ kind: "optimal", reservation: 11 }],
    simulation: { ...sourcing.example.simulation, warmUp: 0, sampling: "continuous" },
  };
  const periods = 2000;
  const { demand, spotPrice, policies } = path(scenario, { replication: 3, periods });
  const known = policies[0]!;
  const system = sourcingSystem(scenario.problem, scenario.lattice);
  const { contractPrice, reservationPrice, holdingCost, backorderCost } = scenario.problem;
  const terms: Terms = {
    levels: optimal(system, 11).levels,
    step: system.step,
    contractPrice,
    reservationFee: reservationPrice,
    holdingCost,
    materialCost: 0,
  };

  it("on the same demands and prices it buys, keeps and pays the same, day by day", () => {
    const { site, charges } = recorder();
    const backup = new ContractBackup(site, streams("x"), [terms], [listed(spotPrice)], 9, 0);
    const component = backup.components[0]!;
    for (let day = 0; day < periods; day++) {
      const before = { ...backup.meter };
      charges.length = 0;
      expect(component.ready - component.owed).toBeCloseTo(known.netInventory[day]!, 9);
      backup.morning(day);
      backup.order(0, demand[day]!, day);
      backup.book(day + 1);
      expect(backup.meter.contractUnits - before.contractUnits).toBeCloseTo(known.contractQuantity[day]!, 6);
      expect(backup.meter.spotUnits - before.spotUnits).toBeCloseTo(known.spotQuantity[day]!, 6);
      expect(component.ready - component.owed).toBeCloseTo(known.endInventory[day]!, 9);
      const paid = charges.reduce((sum, { amount }) => sum + amount, 0);
      expect(paid + backorderCost * component.owed).toBeCloseTo(known.cost[day]!, 6);
    }
    expect(backup.meter.spotUnits).toBeGreaterThan(0);
  });

  it("what is bought is sent or ready, what is ordered is sent or owed", () => {
    const { site, sent } = recorder();
    const backup = new ContractBackup(site, streams("x"), [terms], [listed(spotPrice)], 9, 0);
    let ordered = 0;
    for (let day = 0; day < 500; day++) {
      const units = Math.round(demand[day]!);
      backup.morning(day);
      backup.order(0, units, day);
      ordered += units;
      const { bought, ready, owed } = backup.components[0]!;
      expect(bought).toBe(sent[0]! + ready);
      expect(ordered).toBe(sent[0]! + owed);
      expect(Number.isInteger(bought) && ready >= 0 && owed >= 0).toBe(true);
    }
  });

  it("purchases never exceed the reservation, are never negative, and spare the contract at prices below its own", () => {
    const bought = { contract: 0, spot: 0 };
    for (const stock of [-60, -20, -3, 0, 5, 30])
      for (const price of [5, 7.9, 8, 10, 14]) {
        purchases(terms, stock, price, bought);
        expect(bought.contract).toBeGreaterThanOrEqual(0);
        expect(bought.contract).toBeLessThanOrEqual(price < 8 ? 0 : 11);
        expect(bought.spot).toBeGreaterThanOrEqual(0);
      }
  });
});

describe("ContractBackup in a chain whose component demand is stationary", () => {
  /** Quiet but for demand, one product, supplier A down for ever: every purchase goes to the backup. */
  function alone(): Setting {
    const base = reducedSetting("contract", 42, 16);
    const { problem } = base;
    const { standard } = problem.products;
    return {
      ...base,
      problem: {
        ...problem,
        products: { ...problem.products, standard: { ...standard, orderRate: 0.2, materialCost: 20 } },
        supply: { ...problem.supply, disruptionGapDays: 1e-6, disruptionDays: 1e12 },
      },
      simulation: { ...base.simulation, years: 4 },
    };
  }
  const setting = alone();
  const { warmUp } = setting.simulation;
  const days = 365 * setting.simulation.years;
  const replications = 8;

  it("its average cost is what models/sourcing computes exactly for the demand that came", () => {
    const plain = chain(setting);
    const demands = Array.from({ length: replications }, (_, i) => {
      const { purchases: bought } = play(plain, siloed, i).supply;
      return Array.from({ length: days }, (_, day) => bought[0]!.of(warmUp + day));
    });
    const spotPrice = { mean: 28, sd: 3 };
    const problem = {
      contractPrice: 22,
      reservationPrice: 0.6,
      holdingCost: 0.1,
      backorderCost: 4,
      demand: { values: demands.flat() },
      spotPrice,
    };
    const solved = solvedComponent({
      sourcing: problem,
      lattice: { base: "fine", priceStep: 0.1, levelCap: 400 },
      reservation: 120,
      reservationFee: problem.reservationPrice,
      materialCost: 20,
    });
    const idle: Terms = {
      ...solved.terms,
      levels: {
        reservation: 0,
        contract: 0,
        contractFrom: 0,
        spot: new Int32Array(0),
        steps: constantSteps(0),
      },
    };
    const made: Parts = {
      terms: [solved.terms, idle],
      prices: [quantileTable(normal(spotPrice)), quantileTable(normal(spotPrice))],
      leadTime: 9,
      rate: 0,
      from: warmUp,
    };
    const costs = Array.from({ length: replications }, (_, i) => {
      const { ports, backup } = filled(made, plain.streams, "contract");
      const { ledger, meter: chainMeter } = play({ ...plain, ports }, siloed, i);
      const { meter } = backup()!;
      const own = meter.reservationCost + meter.contractCost + meter.spotCost + meter.holdingCost;
      const units = meter.contractUnits + meter.spotUnits;
      // The chain books what goes beyond the material cost, which it pays when goods are sold.
      expect(-ledger.total(12)).toBeCloseTo(own - 20 * units, 3);
      expect(meter.orderedUnits).toBe(chainMeter.backupUnits);
      return (own + problem.backorderCost * meter.waitingDays) / days;
    });
    const { mean, se } = meanAndError(costs);
    const { kpis } = solved.evaluation;
    expect(kpis.contractShare).toBeGreaterThan(0.5);
    expect(kpis.contractShare).toBeLessThan(0.98);
    expect(se / mean).toBeLessThan(0.01);
    expect(Math.abs(mean - kpis.averageCost)).toBeLessThan(4 * se);
  });
});
