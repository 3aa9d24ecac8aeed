import { describe, expect, it } from "vitest";
import { Calendar } from "../../src/engine/calendar.ts";
import { Wheel } from "../../src/engine/wheel.ts";
import { Stream } from "../../src/random/stream.ts";

type Entry = [period: number, name: string];

function recording(): { wheel: Wheel; log: Entry[]; note: (name: string) => void } {
  const wheel = new Wheel();
  const log: Entry[] = [];
  return { wheel, log, note: (name) => log.push([wheel.now, name]) };
}

describe("schedule(period, handler, subject, priority)", () => {
  it("hands the handler its subject, in the period planned", () => {
    const wheel = new Wheel();
    const log: string[] = [];
    wheel.schedule(2, (name: string) => log.push(`${name} in ${wheel.now}`), "delivery");
    wheel.runUntil(10);
    expect(log).toEqual(["delivery in 2"]);
  });

  it("lets a handler plan events in its own period: they run after equal ones already pending", () => {
    const { wheel, log, note } = recording();
    wheel.schedule(
      5,
      (name: string) => {
        note(name);
        wheel.schedule(5, note, "child");
        wheel.schedule(5, note, "urgent child", -3);
        wheel.schedule(6, note, "grandchild");
      },
      "parent",
    );
    wheel.schedule(5, note, "sibling");
    wheel.schedule(5, note, "patient", 1);
    while (wheel.step());
    expect(log.map(([, name]) => name)).toEqual([
      "parent",
      "urgent child",
      "sibling",
      "child",
      "patient",
      "grandchild",
    ]);
  });

  it("keeps scheduling order over every border of the wheels, up to the last period", () => {
    const { wheel, log, note } = recording();
    const periods = [255, 256, 257, 65_535, 65_536, 0xffffff, 0x1000000, 0x7ffffffe, 0x7fffffff];
    for (const round of ["a", "b"]) {
      for (const period of [...periods].reverse()) wheel.schedule(period, note, round);
    }
    wheel.schedule(
      255,
      () => {
        for (const period of periods) wheel.schedule(period, note, "c");
      },
      undefined,
    );
    while (wheel.step());
    expect(log).toEqual(periods.flatMap((period) => ["a", "b", "c"].map((round) => [period, round])));
  });

  it("throws RangeError on periods that are not whole, past or too late, and on priorities out of range", () => {
    const { wheel, log, note } = recording();
    wheel.schedule(3, note, "x");
    wheel.step();
    for (const period of [Number.NaN, Infinity, 3.5, 2, -1, 0x80000000]) {
      expect(() => wheel.schedule(period, note, "x")).toThrow(RangeError);
      expect(() => wheel.schedule(period, note, "x")).toThrow(
        /^invalid period: .*; a whole number from now \(3\) to 2147483647/,
      );
    }
    for (const priority of [Number.NaN, 0.5, 1024, -1025]) {
      expect(() => wheel.schedule(3, note, "x", priority)).toThrow(/^invalid priority: .*; /);
    }
    expect(wheel.size).toBe(0);
    wheel.schedule(3, note, "last", 1023);
    wheel.schedule(3, note, "first", -1024);
    while (wheel.step());
    expect(log.map(([, name]) => name)).toEqual(["x", "first", "last"]);
  });

  it("goes on after a handler that threw: the event is gone, the others are there", () => {
    const { wheel, log, note } = recording();
    wheel.schedule(
      1,
      () => {
        wheel.schedule(2, note, "planned before the throw");
        throw new Error("broken handler");
      },
      undefined,
    );
    wheel.schedule(3, note, "other");
    expect(() => wheel.runUntil(10)).toThrow("broken handler");
    expect([wheel.now, wheel.size, wheel.peek()]).toEqual([1, 2, 2]);
    wheel.runUntil(10);
    expect(log).toEqual([
      [2, "planned before the throw"],
      [3, "other"],
    ]);
  });
});

describe("cancel(id)", () => {
  it("is true once; false for an event that has run, is running or never was", () => {
    const { wheel, note } = recording();
    const id = wheel.schedule(300, note, "cancelled");
    expect([wheel.cancel(id), wheel.cancel(id), wheel.size, wheel.peek(), wheel.step()]).toEqual([
      true,
      false,
      0,
      undefined,
      false,
    ]);
    let own = 0;
    const answers: boolean[] = [];
    own = wheel.schedule(2, () => answers.push(wheel.cancel(own)), undefined);
    while (wheel.step());
    expect(answers).toEqual([false]);
    for (const never of [id, own, 0, 1, -1, 0.5, Number.NaN, Infinity, own + 1e9])
      expect(wheel.cancel(never)).toBe(false);
  });
});

describe("runUntil(end)", () => {
  it("runs events before the end, not those of it, and sets the clock to it", () => {
    const { wheel, log, note } = recording();
    wheel.schedule(1, note, "before");
    wheel.schedule(1000, note, "at the end");
    wheel.runUntil(1000);
    expect([log, wheel.now, wheel.size, wheel.peek()]).toEqual([[[1, "before"]], 1000, 1, 1000]);
    wheel.schedule(1000, note, "later");
    wheel.runUntil(1001);
    expect(log.slice(1)).toEqual([
      [1000, "at the end"],
      [1000, "later"],
    ]);
    for (const end of [Number.NaN, Infinity, 1000, 1001.5]) {
      expect(() => wheel.runUntil(end)).toThrow(/^invalid end: .*; a whole number from now \(1001\)/);
    }
  });

  it("leaves room for events between an end and those after it", () => {
    const { wheel, log, note } = recording();
    wheel.schedule(5000, note, "far");
    for (const end of [10, 300, 4700]) wheel.runUntil(end);
    expect(wheel.peek()).toBe(5000);
    wheel.schedule(4701, note, "near");
    wheel.schedule(4864, note, "between");
    while (wheel.step());
    expect(log.map(([, name]) => name)).toEqual(["near", "between", "far"]);
  });
});

describe("the wheel", () => {
  it("runs the hold model with 3,000 pending events in the calendar's order, priorities and cancellations too", () => {
    const histories = [new Calendar(), new Wheel()].map((engine) => {
      const stream = new Stream([1, 2, 3, 4]);
      const log: number[] = [];
      const ids: number[] = [];
      let planned = 0;
      const plan = () => {
        const word = stream.word();
        const delay = word & 0x100 ? (word >>> 12) % 900 : word & 7;
        ids.push(engine.schedule(engine.now + delay, run, planned++, (word >>> 4) % 3));
      };
      const run = (event: number) => {
        log.push(event);
        plan();
        if (event % 10 === 0 && engine.cancel(ids[Math.imul(event, 7) % ids.length]!)) plan();
      };
      for (let n = 0; n < 3000; n++) plan();
      for (let n = 0; n < 30_000; n++) engine.step();
      return { log, now: engine.now, size: engine.size };
    });
    expect(histories[1]).toEqual(histories[0]);
  });
});
