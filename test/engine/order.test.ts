import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Calendar, type EventId } from "../../src/engine/calendar.ts";
import { Wheel } from "../../src/engine/wheel.ts";

const engines: readonly (readonly [name: string, make: () => Calendar | Wheel])[] = [
  ["Calendar", () => new Calendar()],
  ["Wheel", () => new Wheel()],
];

/** Plain, as it runs a hundred thousand times. */
function same(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${what}: ${actual}, expected ${expected}`);
}

describe.each(engines)("a random history of schedule, cancel, step and runUntil (%s)", (_, make) => {
  interface Planned {
    time: number;
    priority: number;
    sequence: number;
    id: EventId;
  }
  // Mostly ties; now and then into another slot, or another wheel.
  const delay = fc.oneof(
    { weight: 12, arbitrary: fc.nat(6) },
    { weight: 2, arbitrary: fc.integer({ min: 200, max: 600 }) },
    { weight: 1, arbitrary: fc.integer({ min: 65_000, max: 70_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0xffff00, max: 0x1000100 }) },
  );
  const action = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("schedule" as const),
        delay,
        priority: fc.integer({ min: -2, max: 2 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), which: fc.nat() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("step" as const),
        children: fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -2, max: 2 })), { maxLength: 3 }),
        victim: fc.option(fc.nat()),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("runUntil" as const),
        span: fc.oneof(fc.nat(4), fc.integer({ min: 250, max: 70_000 })),
      }),
    },
  );

  it("agrees with a sorted array at every step", () => {
    let runs = 0;
    fc.assert(
      fc.property(fc.array(action, { maxLength: 400, size: "max" }), (history) => {
        const calendar = make();
        const issued: Planned[] = [];
        const log: number[] = [];
        const expectedLog: number[] = [];
        let pending: Planned[] = [];
        let now = 0;
        let inHandler: (() => void) | undefined;
        const plan = (delay: number, priority: number) => {
          const planned = { time: now + delay, priority, sequence: issued.length, id: 0 };
          planned.id = calendar.schedule(
            planned.time,
            (sequence: number) => {
              log.push(sequence);
              inHandler?.();
            },
            planned.sequence,
            priority,
          );
          issued.push(planned);
          pending.push(planned);
          pending.sort((a, b) => a.time - b.time || a.priority - b.priority || a.sequence - b.sequence);
        };
        const cancel = (which: number) => {
          if (issued.length === 0) return;
          const victim = issued[which % issued.length]!;
          const expected = pending.includes(victim);
          pending = pending.filter((planned) => planned !== victim);
          same("cancel", calendar.cancel(victim.id), expected);
        };
        const shift = () => {
          const next = pending.shift()!;
          now = next.time;
          expectedLog.push(next.sequence);
        };
        for (const act of history) {
          inHandler = undefined;
          if (act.kind === "schedule") plan(act.delay, act.priority);
          else if (act.kind === "cancel") cancel(act.which);
          else if (act.kind === "step") {
            inHandler = () => {
              if (act.victim !== null) cancel(act.victim);
              for (const [delay, priority] of act.children) plan(delay, priority);
              same("size", calendar.size, pending.length);
              if (act.victim !== null) cancel(act.victim + 1);
            };
            const any = pending.length > 0;
            if (any) shift();
            same("step", calendar.step(), any);
          } else {
            const end = now + act.span;
            while (pending.length > 0 && pending[0]!.time < end) shift();
            calendar.runUntil(end);
            now = end;
          }
          same("events run", log.length, expectedLog.length);
          same("now", calendar.now, now);
          same("size", calendar.size, pending.length);
          if (act.kind !== "step") same("peek", calendar.peek(), pending[0]?.time);
        }
        expect(log).toEqual(expectedLog);
        runs += log.length;
      }),
      { numRuns: 150, seed: 20260101 },
    );
    expect(runs).toBeGreaterThan(3000);
  });

  it("keeps the order of 20,000 pending events through growth and 10,000 cancellations", () => {
    const calendar = make();
    const log: number[] = [];
    const planned = Array.from({ length: 20_000 }, (_, index) => {
      const time = Math.imul(index + 1, 0x9e3779b1) >>> 20;
      return { index, time, id: calendar.schedule(time, (which: number) => log.push(which), index) };
    });
    expect(calendar.size).toBe(20_000);
    for (const { id, index } of planned) if (index % 2 === 0) expect(calendar.cancel(id)).toBe(true);
    expect(calendar.size).toBe(10_000);
    while (calendar.step());
    const expected = planned
      .filter(({ index }) => index % 2 === 1)
      .sort((a, b) => a.time - b.time || a.index - b.index);
    expect(log).toEqual(expected.map(({ index }) => index));
  });
});
