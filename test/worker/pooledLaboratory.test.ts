import { describe, expect, it } from "vitest";
import type { SimulationResult } from "../../src/experiment/results.ts";
import { simulate } from "../../src/experiment/simulate.ts";
import { sourcing } from "../../src/models/sourcing/index.ts";
import type { SourcingScenario } from "../../src/models/sourcing/problem.ts";
import { type Computing, computing } from "../../src/worker/computing.ts";
import type { Thread } from "../../src/worker/pool.ts";
import { pooledLaboratory } from "../../src/worker/pooledLaboratory.ts";

const scenario: SourcingScenario = {
  ...sourcing.example,
  lattice: "paper",
  simulation: { ...sourcing.example.simulation, replications: 300, periods: 500 },
};

/** Threads in place; `before` is asked before every block and may never answer. */
function threads(
  before: (call: number, die: (reason: string) => void, count: number) => Promise<void> = async () => {},
) {
  let calls = 0;
  return (): Thread => {
    const inner = computing();
    let die: (reason: string) => void = () => {};
    const died = new Promise<string>((resolve) => {
      die = resolve;
    });
    const remote: Computing = {
      ...inner,
      block: async (first, count) => {
        await before(calls++, die, count);
        return inner.block(first, count);
      },
    };
    return { remote, died, terminate: () => {} };
  };
}

const laboratory = (workers: number, spawn: () => Thread) =>
  pooledLaboratory({ workers, spawn, solver: threads() });

async function digest(workers: number, spawn: () => Thread): Promise<string> {
  const outcome = await laboratory(workers, spawn).simulate(scenario).finished;
  if (!outcome?.ok) throw new Error("a result was expected");
  return outcome.value.digest;
}

describe("pooledLaboratory.simulate", () => {
  it("gives the digest of a plain run for any number of threads, in whatever order blocks come back", async () => {
    const plain = await simulate(scenario);
    expect(await digest(1, threads())).toBe(plain.digest);
    const shuffled = threads((call) => new Promise((resolve) => setTimeout(resolve, (call * 7) % 5)));
    expect(await digest(5, shuffled)).toBe(plain.digest);
  });

  it("gives the same digest when threads die in the middle, and tells", async () => {
    const notes: string[] = [];
    const mortal = threads(async (call, die) => {
      if (call !== 2 && call !== 5) return;
      die("killed");
      await new Promise(() => {});
    });
    const run = laboratory(2, mortal).simulate(scenario, { onNote: (note) => notes.push(note) });
    const outcome = await run.finished;
    expect((outcome as { value: SimulationResult }).value.digest).toBe((await simulate(scenario)).digest);
    expect(notes).toHaveLength(2);
  });

  it("stops at once when cancelled, with null and no further progress", async () => {
    let reports = 0;
    const slow = threads(() => new Promise((resolve) => setTimeout(resolve, 30)));
    const long = { ...scenario, simulation: { ...scenario.simulation, replications: 100_000 } };
    const run = laboratory(1, slow).simulate(long, { onProgress: () => reports++ });
    await new Promise((resolve) => setTimeout(resolve, 200));
    run.cancel();
    const seen = reports;
    expect(await run.finished).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(reports).toBe(seen);
  });

  it("holds only so many blocks while it waits for a slow one, and hands them on in order", async () => {
    const replications = 25_600;
    const small = {
      ...scenario,
      simulation: { ...scenario.simulation, replications, periods: 2, warmUp: 0 },
    };
    let begun = 0;
    let computed = 0;
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stuck = threads(async (call, _, count) => {
      begun += count / 64;
      if (call === 0) await slow;
      computed += count / 64;
    });
    const lengths: number[] = [];
    let first = Number.NaN;
    const run = laboratory(2, stuck).simulate(small, {
      onBlock(data, count, { policies, columns }) {
        if (lengths.length === 0) first = data[0]!;
        lengths.push(count);
        expect(data).toHaveLength(count * policies.length * columns.length);
      },
    });
    for (let before = -1; before !== begun; ) {
      before = begun;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    // 400 blocks in all; two threads may be 128 each ahead of the one that is missing.
    expect(computed).toBeGreaterThan(100);
    expect(begun).toBeLessThanOrEqual(256);
    expect(lengths).toEqual([]);
    release();
    const outcome = await run.finished;
    expect((outcome as { value: SimulationResult }).value.digest).toBe((await simulate(small)).digest);
    expect(begun).toBe(400);
    expect(lengths).toEqual(Array(400).fill(64));
    expect(first).toBe(sourcing.simulation(small).block(0, 64)[0]);
  });

  it("computes replications of a block each together where that is faster, and gives the same digest", async () => {
    const simulation = { ...scenario.simulation, replications: 11, periods: 40_000 };
    const long = { ...scenario, simulation };
    expect(sourcing.simulation(long)).toMatchObject({ blockSize: 1, lanes: 4 });
    const counts: number[] = [];
    const counted = threads(async (_call, _die, count) => {
      counts.push(count);
    });
    const outcome = await laboratory(1, counted).simulate(long).finished;
    expect((outcome as { value: SimulationResult }).value.digest).toBe((await simulate(long)).digest);
    expect(counts[0]).toBe(4);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(11);
  });

  it("stops by itself at the same replication for any number of threads", async () => {
    const until = { halfWidth: 0.05, most: 100_000 };
    const wanted = {
      ...scenario,
      simulation: { ...scenario.simulation, replications: 100, periods: 50, warmUp: 0, until },
    };
    const expected = await simulate(wanted);
    for (const workers of [1, 2, 5]) {
      const shuffled = threads((call) => new Promise((resolve) => setTimeout(resolve, (call * 7) % 5)));
      const outcome = await laboratory(workers, shuffled).simulate(wanted).finished;
      expect((outcome as { value: SimulationResult }).value).toEqual(expected);
    }
    expect(expected.stopping).toMatchObject({ verdict: "precise" });
    expect(expected.done).toBeLessThan(10_000);
  });

  it("returns a figure that the model does not have as a fault of the scenario", async () => {
    const until = { kpi: "nothing", halfWidth: 1, most: 1000 };
    const wanted = { ...scenario, simulation: { ...scenario.simulation, until } };
    const outcome = await laboratory(1, threads()).simulate(wanted).finished;
    expect(outcome).toMatchObject({ ok: false, faults: [{ path: "simulation.until.kpi" }] });
  });

  it("hands on the kernel wanted, and tells once what a simulation says of the computing", async () => {
    const notes: string[] = [];
    const kernels: unknown[] = [];
    const noted = (): Thread => {
      const inner = threads()();
      const remote = inner.remote as Computing;
      return {
        ...inner,
        remote: {
          ...remote,
          load: async (...asked) => {
            kernels.push(asked[3]);
            const outcome = await remote.load(...asked);
            return outcome.ok ? { ok: true, value: { ...outcome.value, note: "slower here" } } : outcome;
          },
        },
      };
    };
    const lab = pooledLaboratory({
      workers: 2,
      spawn: noted,
      solver: noted,
      kernel: "portable",
      onNote: (note) => notes.push(note),
    });
    for (let run = 0; run < 2; run++)
      expect(await lab.simulate(scenario).finished).toMatchObject({ ok: true });
    expect(notes).toEqual(["slower here"]);
    expect(new Set(kernels)).toEqual(new Set(["portable"]));
  });

  it("returns faults as data where the scenario has no answer", async () => {
    const hopeless: SourcingScenario = { ...scenario, policies: [{ kind: "contractOnly", reservation: 9 }] };
    const outcome = await laboratory(1, threads()).simulate(hopeless).finished;
    expect(outcome).toMatchObject({ ok: false, faults: [{ path: "policies.0" }] });
  });
});

describe("pooledLaboratory.view", () => {
  it("refuses a view that the model does not have, inherited names included", async () => {
    const lab = laboratory(1, threads());
    for (const name of ["nothing", "toString", "__proto__"]) {
      expect(await lab.view(scenario, name)).toMatchObject({ ok: false });
    }
  });
});
