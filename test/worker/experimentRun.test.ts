import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/experiment/design/design.ts";
import type { Part } from "../../src/experiment/design/part.ts";
import { type Experimenting, experimenting } from "../../src/worker/experimenting.ts";
import { type ExperimentRunOptions, experimentRun } from "../../src/worker/experimentRun.ts";
import type { Thread } from "../../src/worker/pool.ts";
import { experiment } from "../experiment/design/support.ts";

const any = {} as Experiment;
const upTo = (count: number) => Array.from({ length: count }, (_, task) => task);
const soon = (milliseconds = 2) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Threads that finish at most `most` tasks of a batch; `kill` ends the next one in the middle of its work. */
function fakes(most = Number.POSITIVE_INFINITY) {
  const log = { spawned: 0, ended: 0, begun: 0, batches: [] as number[][], kill: 0, note: "" };
  const spawn = (): Thread<Experimenting> => {
    log.spawned++;
    let die: (reason: string) => void = () => {};
    const died = new Promise<string>((resolve) => {
      die = resolve;
    });
    return {
      died,
      remote: {
        async begin() {
          log.begun++;
        },
        async parts(tasks) {
          log.batches.push([...tasks]);
          if (log.kill > 0) {
            log.kill--;
            die("struck");
            return new Promise(() => {});
          }
          await soon();
          return tasks
            .slice(0, most)
            .map((task): Part => ({ task, scenario: "", seed: "", exact: [], simulated: [] }));
        },
        note: async () => log.note || undefined,
      },
      terminate: () => {
        log.ended++;
      },
    };
  };
  return { log, spawn };
}

function started(
  tasks: number,
  options: Pick<ExperimentRunOptions, "spawn"> & Partial<ExperimentRunOptions>,
) {
  const taken: number[] = [];
  const run = experimentRun(any, upTo(tasks), ({ task }) => taken.push(task), {
    workers: 2,
    patience: 50,
    ...options,
  });
  return { run, taken };
}

const sorted = (tasks: readonly number[]) => [...tasks].sort((a, b) => a - b);

describe("experimentRun", () => {
  it("tells once what its threads say of the computing", async () => {
    const { log, spawn } = fakes();
    log.note = "slower here";
    const notes: string[] = [];
    const { run } = started(100, { spawn, onNote: (note) => notes.push(note) });
    expect(await run.finished).toBe(true);
    expect(log.spawned).toBe(2);
    expect(notes).toEqual(["slower here"]);
  });

  it("takes every task once, in batches that grow while threads finish them, and ends its threads", async () => {
    const { log, spawn } = fakes();
    const { run, taken } = started(1000, { spawn });
    expect(await run.finished).toBe(true);
    expect(sorted(taken)).toEqual(upTo(1000));
    expect(log.batches[0]).toEqual([0]);
    expect(Math.max(...log.batches.map(({ length }) => length))).toBeGreaterThan(32);
    expect(log).toMatchObject({ spawned: 2, ended: 2, begun: 2 });
  });

  it("computes again what a thread handed back", async () => {
    const { log, spawn } = fakes(3);
    const { run, taken } = started(50, { spawn });
    await run.finished;
    expect(sorted(taken)).toEqual(upTo(50));
    expect(Math.max(...log.batches.map(({ length }) => length))).toBeLessThan(8);
  });

  it("hands over every part by itself without patience", async () => {
    const { log, spawn } = fakes();
    await started(20, { spawn, patience: 0 }).run.finished;
    expect(log.batches.every(({ length }) => length === 1)).toBe(true);
    expect(log.batches.flat()).toEqual(upTo(20));
  });

  it("begins nothing while paused and loses nothing by it", async () => {
    const { log, spawn } = fakes(1);
    const { run, taken } = started(40, { spawn });
    while (taken.length < 5) await soon();
    run.pause();
    await soon(20);
    const begun = log.batches.length;
    const had = taken.length;
    await soon(30);
    expect([log.batches.length, taken.length]).toEqual([begun, had]);
    expect(had).toBeLessThan(40);
    run.resume();
    expect(await run.finished).toBe(true);
    expect(sorted(taken)).toEqual(upTo(40));
  });

  it("takes nothing after cancel, also while paused", async () => {
    for (const paused of [false, true]) {
      const { log, spawn } = fakes(1);
      const { run, taken } = started(40, { spawn });
      while (taken.length < 5) await soon();
      if (paused) run.pause();
      run.cancel();
      const had = taken.length;
      expect(await run.finished).toBe(false);
      await soon(20);
      expect(taken).toHaveLength(had);
      expect(log.ended).toBe(log.spawned);
    }
  });

  it("repeats the tasks of a thread that died, with a note", async () => {
    const { log, spawn } = fakes();
    log.kill = 2;
    const notes: string[] = [];
    const { run, taken } = started(30, { spawn, onNote: (note) => notes.push(note) });
    expect(await run.finished).toBe(true);
    expect(sorted(taken)).toEqual(upTo(30));
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain("struck");
  });

  it("ends with what take throws, and with a bug of a thread", async () => {
    const { log, spawn } = fakes();
    const full = experimentRun(
      any,
      upTo(9),
      () => {
        throw new Error("no room");
      },
      { workers: 2, patience: 50, spawn },
    );
    await expect(full.finished).rejects.toThrow("no room");
    expect(log.ended).toBe(log.spawned);
    const broken = (): Thread<Experimenting> => ({
      ...spawn(),
      remote: {
        begin: async () => {},
        parts: async () => Promise.reject(new TypeError("a bug")),
        note: async () => undefined,
      },
    });
    await expect(started(9, { spawn: broken }).run.finished).rejects.toThrow("a bug");
  });
});

describe("experimenting", () => {
  it("computes what was begun, one task at least, and stops when its patience ends", async () => {
    const of = await experiment({ answers: "exact", outputs: ["averageCost"] });
    const here = experimenting();
    await expect(here.parts([0], 0)).rejects.toThrow("no experiment is begun");
    await here.begin(of);
    expect((await here.parts([3, 1], 0)).map(({ task }) => task)).toEqual([3]);
    const all = await here.parts([0, 1, 2], 60_000);
    expect(all.map(({ task }) => task)).toEqual([0, 1, 2]);
    expect(all[0]!.exact[0]).toEqual(["optimal", "averageCost", expect.any(Number)]);
  });
});
