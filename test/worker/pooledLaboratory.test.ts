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
function threads(before: (call: number, die: (reason: string) => void) => Promise<void> = async () => {}) {
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
        await before(calls++, die);
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
