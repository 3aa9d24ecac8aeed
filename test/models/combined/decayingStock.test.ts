import { describe, expect, it } from "vitest";
import { DecayingStock } from "../../../src/models/combined/decayingStock.ts";
import { siloed } from "../../../src/models/integration/run.ts";
import { example } from "../../../src/models/integration/scenario.ts";
import { chain, play } from "../../../src/models/integration/world.ts";
import { streams } from "../../../src/random/streams.ts";

const named = streams("decay");

/** Units left of a stock that nothing but decay touches, asked at some times. */
function left(rate: number, stock: number, times: readonly number[], replication: number): number {
  const decay = new DecayingStock(rate, named, replication, 1);
  return times.reduce((units, time) => units - decay.lost(0, units, time), stock);
}

describe("DecayingStock", () => {
  it("left alone it decays exponentially: mean N e^(−λt), binomial variance", () => {
    const [rate, stock, time, runs] = [0.02, 200, 40, 3000];
    const counts = Array.from({ length: runs }, (_, i) => left(rate, stock, [time], i));
    const mean = counts.reduce((sum, count) => sum + count, 0) / runs;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (runs - 1);
    const survival = Math.exp(-rate * time);
    const expected = stock * survival * (1 - survival);
    expect(Math.abs(mean - stock * survival)).toBeLessThan(4 * Math.sqrt(expected / runs));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
  });
  it("it does not matter how often it is asked", () => {
    const daily = Array.from({ length: 60 }, (_, day) => day + 1);
    for (let i = 0; i < 200; i++) expect(left(0.03, 150, daily, i)).toBe(left(0.03, 150, [60], i));
  });
  it("a stock that is empty for a while loses nothing then", () => {
    const decay = new DecayingStock(0.5, named, 1, 1);
    expect(decay.lost(0, 0, 100)).toBe(0);
    const fresh = new DecayingStock(0.5, named, 1, 1);
    expect(decay.lost(0, 50, 102)).toBe(fresh.lost(0, 50, 2));
  });
  it("rate 0 loses nothing, and no stock loses more than it has", () => {
    expect(left(0, 100, [1e6], 0)).toBe(100);
    expect(left(5, 100, [1, 50, 1000], 0)).toBe(0);
  });
});

describe("DecayingStock in the chain", () => {
  it("the units that spoil are λ times the stock in unit days, but for chance", () => {
    const rate = 0.01;
    const setting = { ...example, simulation: { ...example.simulation, seed: "spoil", years: 1 } };
    const plain = chain(setting);
    const end = setting.simulation.warmUp + 365;
    let spoiled = 0;
    let hazard = 0;
    for (let i = 0; i < 6; i++) {
      const ports = {
        decay: (replication: number) => new DecayingStock(rate, plain.streams, replication, 2),
      };
      const { meter, lines } = play({ ...plain, ports }, siloed, i);
      spoiled += meter.spoiledUnits;
      hazard += lines.reduce((sum, line) => sum + rate * line.componentStock.areaTo(end), 0);
    }
    // Spoiled − ∫ λI dt is a martingale whose variance is ∫ λI dt.
    expect(hazard).toBeGreaterThan(10_000);
    expect(Math.abs(spoiled - hazard)).toBeLessThan(4 * Math.sqrt(hazard));
  });
});
