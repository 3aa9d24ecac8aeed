import { describe, expect, it } from "vitest";
import type { Computing } from "../../src/worker/computing.ts";
import { Cancelled, Pool, type Thread } from "../../src/worker/pool.ts";

interface FakeThread extends Thread {
  die(reason: string): void;
  readonly ended: () => boolean;
}

/** Threads that do nothing but live and die on command; jobs bring their own work. */
function fakes() {
  const spawned: FakeThread[] = [];
  const spawn = (): FakeThread => {
    let die: (reason: string) => void = () => {};
    let ended = false;
    const died = new Promise<string>((resolve) => {
      die = resolve;
    });
    const thread: FakeThread = {
      remote: {} as Computing,
      died,
      die,
      terminate: () => {
        ended = true;
      },
      ended: () => ended,
    };
    spawned.push(thread);
    return thread;
  };
  return { spawned, spawn };
}

const soon = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = new Promise<never>(() => {});

describe("Pool", () => {
  it("runs no more jobs at once than it has threads, in the order they came", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(2, spawn);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const jobs = Array.from({ length: 6 }, (_, index) =>
      pool.run(pool, async () => {
        order.push(index);
        most = Math.max(most, ++running);
        await soon();
        running--;
        return index * index;
      }),
    );
    expect(await Promise.all(jobs)).toEqual([0, 1, 4, 9, 16, 25]);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
    expect(spawned).toHaveLength(2);
  });

  it("replaces a thread that dies and repeats its job, with a note", async () => {
    const { spawn, spawned } = fakes();
    const notes: string[] = [];
    const pool = new Pool(1, spawn, (note) => notes.push(note));
    let tries = 0;
    const job = pool.run(pool, async () => {
      if (++tries === 1) return never;
      return "done";
    });
    await soon();
    spawned[0]!.die("out of memory");
    expect(await job).toBe("done");
    expect(tries).toBe(2);
    expect(spawned).toHaveLength(2);
    expect(notes).toEqual(["A computing thread died (out of memory); its work is being repeated."]);
  });

  it("fails a job whose threads die three times, and goes on with the next", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(1, spawn);
    const fatal = pool.run(pool, () => never);
    const next = pool.run(pool, async () => "next");
    for (let death = 0; death < 3; death++) {
      await soon();
      spawned[death]!.die("crash");
    }
    await expect(fatal).rejects.toThrow("a computing thread died 3 times: crash");
    expect(await next).toBe("next");
  });

  it("passes on what a job throws and keeps the thread", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(1, spawn);
    await expect(
      pool.run(pool, async () => {
        throw new RangeError("a bug");
      }),
    ).rejects.toThrow("a bug");
    expect(await pool.run(pool, async () => 7)).toBe(7);
    expect(spawned).toHaveLength(1);
  });

  it("cancels an owner's jobs at once, ends a thread that does not come free, and spares the others'", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(1, spawn);
    const [mine, yours] = [{}, {}];
    const stuck = pool.run(mine, () => never);
    const waiting = pool.run(mine, async () => "never runs");
    const other = pool.run(yours, async () => "runs");
    pool.cancel(mine);
    await expect(stuck).rejects.toBeInstanceOf(Cancelled);
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    expect(await other).toBe("runs");
    expect(spawned[0]!.ended()).toBe(true);
    expect(spawned).toHaveLength(2);
  });

  it("keeps a thread whose cancelled job ends by itself", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(1, spawn);
    const owner = {};
    const job = pool.run(owner, () => soon(20));
    pool.cancel(owner);
    await expect(job).rejects.toBeInstanceOf(Cancelled);
    expect(await pool.run({}, async () => "next")).toBe("next");
    await soon(300);
    expect(spawned).toHaveLength(1);
    expect(spawned[0]!.ended()).toBe(false);
  });

  it("gives up everything when closed", async () => {
    const { spawn, spawned } = fakes();
    const pool = new Pool(2, spawn);
    const jobs = [pool.run(pool, () => never), pool.run(pool, () => never), pool.run(pool, () => never)];
    pool.close();
    for (const job of jobs) await expect(job).rejects.toBeInstanceOf(Cancelled);
    expect(spawned.every((thread) => thread.ended())).toBe(true);
  });
});
