import { describe, expect, it } from "vitest";
import type { Thread } from "../../src/worker/pool.ts";
import { reserve } from "../../src/worker/reserve.ts";

function fakes() {
  const spawned: { readonly number: number; ended: boolean; die(): void }[] = [];
  const spawn = (): Thread<{ readonly number: number }> => {
    let die: (reason: string) => void = () => {};
    const died = new Promise<string>((resolve) => {
      die = resolve;
    });
    const number = spawned.length;
    const fake = { number, ended: false, die: () => die("killed") };
    spawned.push(fake);
    return {
      remote: { number },
      died,
      terminate: () => {
        fake.ended = true;
      },
    };
  };
  return { spawned, spawn };
}

const numberOf = ({ remote }: Thread<{ readonly number: number }>) => (remote as { number: number }).number;

describe("reserve", () => {
  it("gives a thread that was given back out again, and starts one only where none is free", () => {
    const { spawned, spawn } = fakes();
    const take = reserve(spawn);
    const [a, b] = [take(), take()];
    expect(spawned).toHaveLength(2);
    a.terminate();
    a.terminate();
    expect(numberOf(take())).toBe(0);
    expect(numberOf(take())).toBe(2);
    b.terminate();
    expect(numberOf(take())).toBe(1);
    expect(spawned.map(({ ended }) => ended)).toEqual([false, false, false]);
  });

  it("never gives out a thread that died, whether it was free or in use", async () => {
    const { spawned, spawn } = fakes();
    const take = reserve(spawn);
    const [free, busy] = [take(), take()];
    free.terminate();
    for (const each of spawned) each.die();
    expect(await busy.died).toBe("killed");
    busy.terminate();
    expect(spawned[1]!.ended).toBe(true);
    expect(numberOf(take())).toBe(2);
  });
});
