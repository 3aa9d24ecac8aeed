import { describe, expect, it } from "vitest";
import { Calendar, type EventId } from "../../src/engine/calendar.ts";

type Entry = [time: number, name: string];

function recording(): { calendar: Calendar; log: Entry[]; note: (name: string) => void } {
  const calendar = new Calendar();
  const log: Entry[] = [];
  return { calendar, log, note: (name) => log.push([calendar.now, name]) };
}

function runOut(calendar: Calendar): void {
  while (calendar.step());
}

describe("schedule(time, handler, subject, priority)", () => {
  it("runs events in order of time, then priority, then scheduling", () => {
    const { calendar, log, note } = recording();
    calendar.schedule(2, note, "later");
    calendar.schedule(1, note, "first scheduled");
    calendar.schedule(1, note, "second scheduled");
    calendar.schedule(1, note, "urgent", -1);
    calendar.schedule(1, note, "patient", 1);
    runOut(calendar);
    expect(log).toEqual([
      [1, "urgent"],
      [1, "first scheduled"],
      [1, "second scheduled"],
      [1, "patient"],
      [2, "later"],
    ]);
  });

  it("hands the handler its subject, at the time planned", () => {
    const calendar = new Calendar();
    const log: string[] = [];
    calendar.schedule(2.5, (name: string) => log.push(`${name} at ${calendar.now}`), "delivery");
    calendar.runUntil(10);
    expect(log).toEqual(["delivery at 2.5"]);
  });

  it("lets a handler plan events at its own time: they run after equal ones already pending", () => {
    const { calendar, log, note } = recording();
    calendar.schedule(
      5,
      (name: string) => {
        note(name);
        calendar.schedule(5, note, "child");
        calendar.schedule(5, note, "urgent child", -3);
        calendar.schedule(6, note, "grandchild");
      },
      "parent",
    );
    calendar.schedule(5, note, "sibling");
    runOut(calendar);
    expect(log.map(([, name]) => name)).toEqual(["parent", "urgent child", "sibling", "child", "grandchild"]);
  });

  it("throws RangeError on NaN, infinite and past times and on priorities out of range", () => {
    const { calendar, note } = recording();
    calendar.schedule(3, note, "x");
    calendar.step();
    for (const time of [Number.NaN, Infinity, -Infinity, 2.999]) {
      expect(() => calendar.schedule(time, note, "x")).toThrow(RangeError);
      expect(() => calendar.schedule(time, note, "x")).toThrow(
        /^invalid time: .*; a finite time ≥ now \(3\)/,
      );
    }
    for (const priority of [Number.NaN, 0.5, 1024, -1025, Infinity]) {
      expect(() => calendar.schedule(3, note, "x", priority)).toThrow(/^invalid priority: .*; /);
    }
    expect(calendar.size).toBe(0);
    calendar.schedule(3, note, "x", 1023);
    calendar.schedule(3, note, "x", -1024);
    expect(calendar.size).toBe(2);
  });

  it("goes on after a handler that threw: the event is gone, the others are there", () => {
    const { calendar, log, note } = recording();
    calendar.schedule(
      1,
      () => {
        calendar.schedule(2, note, "planned before the throw");
        throw new Error("broken handler");
      },
      undefined,
    );
    calendar.schedule(3, note, "other");
    expect(() => calendar.runUntil(10)).toThrow("broken handler");
    expect([calendar.now, calendar.size, calendar.peek()]).toEqual([1, 2, 2]);
    calendar.runUntil(10);
    expect(log).toEqual([
      [2, "planned before the throw"],
      [3, "other"],
    ]);
  });
});

describe("cancel(id)", () => {
  it("is true once, then false; false for an event that has run, is running or never was", () => {
    const { calendar, log, note } = recording();
    const ids: EventId[] = [];
    ids.push(calendar.schedule(1, note, "cancelled"));
    expect([calendar.cancel(ids[0]!), calendar.cancel(ids[0]!), calendar.size]).toEqual([true, false, 0]);
    const own: EventId = calendar.schedule(2, () => log.push([2, String(calendar.cancel(own))]), undefined);
    expect(calendar.cancel(ids[0]!)).toBe(false);
    runOut(calendar);
    expect(log).toEqual([[2, "false"]]);
    for (const id of [own, 0, 1, -1, 0.5, Number.NaN, Infinity, own + 1e9])
      expect(calendar.cancel(id)).toBe(false);
  });

  it("takes out an event of the present time before it runs", () => {
    const { calendar, log, note } = recording();
    calendar.schedule(1, () => calendar.cancel(second), undefined);
    const second = calendar.schedule(1, note, "second");
    calendar.schedule(1, note, "third");
    runOut(calendar);
    expect(log).toEqual([[1, "third"]]);
  });
});

describe("runUntil(end)", () => {
  it("runs events before the end, not those at it, and sets the clock to it", () => {
    const { calendar, log, note } = recording();
    calendar.schedule(1, note, "before");
    calendar.schedule(2, note, "at the end");
    calendar.runUntil(2);
    expect([log, calendar.now, calendar.size]).toEqual([[[1, "before"]], 2, 1]);
    calendar.runUntil(2.5);
    expect([log.length, calendar.now, calendar.size]).toEqual([2, 2.5, 0]);
  });

  it("throws RangeError for an end that is NaN, infinite or past", () => {
    const { calendar } = recording();
    calendar.runUntil(4);
    for (const end of [Number.NaN, Infinity, 3.9]) {
      expect(() => calendar.runUntil(end)).toThrow(/^invalid end: .*; a finite time ≥ now \(4\)/);
    }
  });
});
