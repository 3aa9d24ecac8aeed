import { describe, expect, it } from "vitest";
import { station } from "../../../src/models/integration/queueing.ts";
import { runner, siloed } from "../../../src/models/integration/run.ts";
import type { Setting } from "../../../src/models/integration/setting.ts";
import { reducedSetting } from "../../../src/models/integration/validation/fullModel.ts";

/** The full model with unlimited stock, patient customers and no batches: a Jackson network with delays. */
function networkSetting(): Setting {
  const base = reducedSetting("network", 42, 16);
  const { problem } = base;
  return {
    ...base,
    problem: {
      ...problem,
      customers: { ...problem.customers, initial: 18 },
      planning: { ...problem.planning, initialGoodsDays: 5000 },
      orderToCash: {
        ...problem.orderToCash,
        clerks: 1,
        pickers: 3,
        entryDays: 1 / 24,
        pickDays: 1 / 8,
      },
      siloed: { ...problem.siloed, syncDays: 0, keyingError: 0 },
    },
    simulation: { ...base.simulation, years: 5 },
  };
}

describe("the full model reduced to a Jackson network", () => {
  it("run(siloed) has the entry lag, picking time, utilisations and order-to-cash days of the closed form", () => {
    const setting = networkSetting();
    const run = runner(setting);
    const figures = [0, 1].map((i) => run(siloed, i));
    const mean = (kpi: string) => figures.reduce((sum, one) => sum + one[kpi]!, 0) / figures.length;
    const rate = 18;
    const entry = station(rate / (1 - 0.08), 24, 1);
    const pick = station(rate, 8, 3);
    const lag = entry.number / rate + 0.3;
    expect(mean("fillRate")).toBe(1);
    expect(mean("utilisation.clerks")).toBeCloseTo(entry.utilisation, 1);
    expect(Math.abs(mean("utilisation.pickers") / pick.utilisation - 1)).toBeLessThan(0.02);
    expect(Math.abs(mean("entryLag") / lag - 1)).toBeLessThan(0.04);
    expect(Math.abs(mean("orderToCash.fulfilment") / pick.time - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean("orderToCash.invoicing") / 1.5 - 1)).toBeLessThan(0.02);
    const total = lag + pick.time + 1.5 + 30 + 6 + 0.05 * 18;
    expect(Math.abs(mean("orderToCash.total") / total - 1)).toBeLessThan(0.005);
  });
});
