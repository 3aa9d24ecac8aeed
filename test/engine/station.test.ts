import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Calendar } from "../../src/engine/calendar.ts";
import { Station, type StationOptions } from "../../src/engine/station.ts";
import { Trace } from "../../src/engine/trace.ts";

interface Job {
  readonly name: string;
  readonly arrival: number;
  readonly service: number;
}

function traced(jobs: readonly Job[], servers: number) {
  const calendar = new Calendar();
  const trace = new Trace();
  const options: StationOptions<Job> = {
    servers,
    onStart: ({ name }, waited) => trace.record(calendar.now, `start ${name}`, waited),
    onFinish: ({ name }) => trace.record(calendar.now, `finish ${name}`),
  };
  const station = new Station(calendar, options);
  for (const job of jobs) calendar.schedule(job.arrival, () => station.arrive(job, job.service), undefined);
  return { calendar, station, trace };
}

const JOBS: Job[] = [
  { name: "a", arrival: 1, service: 4 },
  { name: "b", arrival: 2, service: 1 },
  { name: "c", arrival: 3, service: 2 },
  { name: "d", arrival: 10, service: 0 },
];

describe("arrive(subject, serviceTime)", () => {
  it("serves first come, first served at one server", () => {
    const { calendar, station, trace } = traced(JOBS, 1);
    while (calendar.step());
    expect(trace.entries.map(({ time, event, payload }) => [time, event, payload])).toEqual([
      [1, "start a", 0],
      [5, "start b", 3],
      [5, "finish a", undefined],
      [6, "start c", 3],
      [6, "finish b", undefined],
      [8, "finish c", undefined],
      [10, "start d", 0],
      [10, "finish d", undefined],
    ]);
    expect([station.queueLength, station.busy]).toEqual([0, 0]);
    // Areas by hand: waiting 3 + 3, busy 4 + 1 + 2, over 10.
    expect([station.averageQueueLength, station.averageBusy, station.utilisation]).toEqual([0.6, 0.7, 0.7]);
  });

  it("uses every server of several before anyone waits", () => {
    const { calendar, station, trace } = traced(JOBS, 2);
    while (calendar.step());
    expect(trace.entries.filter(({ event }) => event.startsWith("start"))).toEqual([
      { time: 1, event: "start a", payload: 0 },
      { time: 2, event: "start b", payload: 0 },
      { time: 3, event: "start c", payload: 0 },
      { time: 10, event: "start d", payload: 0 },
    ]);
    expect([station.averageQueueLength, station.averageBusy, station.utilisation]).toEqual([0, 0.7, 0.35]);
  });

  it("puts a subject that comes back from onFinish behind those who wait", () => {
    const calendar = new Calendar();
    const order: string[] = [];
    let visits = 0;
    const station = new Station<string>(calendar, {
      servers: 1,
      onStart: (name) => order.push(name),
      onFinish: (name) => {
        if (name === "a" && visits++ === 0) station.arrive("a", 1);
      },
    });
    for (const name of ["a", "b", "c"]) station.arrive(name, 1);
    while (calendar.step());
    expect(order).toEqual(["a", "b", "c", "a"]);
    expect(calendar.now).toBe(4);
  });

  it("throws RangeError on a service time or a number of servers that is none", () => {
    const calendar = new Calendar();
    const station = new Station<string>(calendar, { servers: 1 });
    for (const time of [-1, Number.NaN, Infinity]) {
      expect(() => station.arrive("a", time)).toThrow(/^invalid serviceTime: .*; /);
    }
    for (const servers of [0, -1, 1.5, Number.NaN, Infinity]) {
      expect(() => new Station(calendar, { servers })).toThrow(/^invalid servers: .*; /);
    }
    expect([station.busy, station.queueLength, calendar.size]).toEqual([0, 0, 0]);
  });

  it("agrees with the Kiefer–Wolfowitz recursion on any whole-number instance, and with Little's law", () => {
    const instance = fc.record({
      servers: fc.integer({ min: 1, max: 4 }),
      jobs: fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { minLength: 1, maxLength: 300, size: "max" }),
    });
    fc.assert(
      fc.property(instance, ({ servers, jobs }) => {
        let arrival = 0;
        const free = new Array<number>(servers).fill(0);
        const waits: number[] = [];
        let work = 0;
        const plan = jobs.map(([gap, service], index): Job => {
          arrival += gap;
          free.sort((a, b) => a - b);
          const start = Math.max(arrival, free[0]!);
          waits.push(start - arrival);
          free[0] = start + service;
          work += service;
          return { name: String(index), arrival, service };
        });
        const { calendar, station, trace } = traced(plan, servers);
        while (calendar.step());
        const starts = trace.entries.filter(({ event }) => event.startsWith("start"));
        expect(starts.map(({ payload }) => payload)).toEqual(waits);
        const span = calendar.now;
        const waited = waits.reduce((sum, wait) => sum + wait, 0);
        expect(station.averageQueueLength * span).toBeCloseTo(waited, 8);
        expect(station.averageBusy * span).toBeCloseTo(work, 8);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe("resetStatistics()", () => {
  it("forgets the past of the averages, not who waits or is served", () => {
    const { calendar, station } = traced(JOBS, 1);
    calendar.runUntil(4);
    expect([station.averageQueueLength, station.averageBusy]).toEqual([3 / 4, 3 / 4]);
    station.resetStatistics();
    expect([station.averageQueueLength, station.averageBusy]).toEqual([2, 1]);
    calendar.runUntil(8);
    // From 4: two wait for 1, one for 1; busy throughout.
    expect([station.averageQueueLength, station.utilisation]).toEqual([3 / 4, 1]);
  });
});
