import { describe, expect, it } from "vitest";
import { Calendar } from "../../src/engine/calendar.ts";
import { Station } from "../../src/engine/station.ts";
import { ln } from "../../src/numeric/elementary.ts";
import { streams } from "../../src/random/streams.ts";

const ARRIVALS = 1;
const SERVICES = 2;

/** Erlang C and what follows from it: Gross, Harris (1985), Fundamentals of Queueing Theory, §2.3. */
function erlang(arrivalRate: number, serviceRate: number, servers: number) {
  const load = arrivalRate / serviceRate;
  let term = 1;
  let sum = 0;
  for (let k = 0; k < servers; k++) {
    sum += term;
    term *= load / (k + 1);
  }
  const utilisation = load / servers;
  const delayed = term / (1 - utilisation);
  const probabilityOfDelay = delayed / (sum + delayed);
  const averageQueueLength = (probabilityOfDelay * utilisation) / (1 - utilisation);
  return {
    probabilityOfDelay,
    utilisation,
    averageQueueLength,
    averageWait: averageQueueLength / arrivalRate,
  };
}

function simulated(arrivalRate: number, servers: number, replication: number) {
  const { stream } = streams("queues");
  const gaps = stream({ purpose: ARRIVALS, replication });
  const services = stream({ purpose: SERVICES, replication });
  const calendar = new Calendar();
  let started = 0;
  let delayed = 0;
  let waits = 0;
  const station = new Station<undefined>(calendar, {
    servers,
    onStart: (_, waited) => {
      started++;
      waits += waited;
      if (waited > 0) delayed++;
    },
  });
  const arrive = (): void => {
    station.arrive(undefined, -ln(services.uniform()));
    calendar.schedule(calendar.now - ln(gaps.uniform()) / arrivalRate, arrive, undefined);
  };
  calendar.schedule(0, arrive, undefined);
  calendar.runUntil(500);
  station.resetStatistics();
  started = delayed = waits = 0;
  calendar.runUntil(5_500);
  return {
    probabilityOfDelay: delayed / started,
    utilisation: station.utilisation,
    averageQueueLength: station.averageQueueLength,
    averageWait: waits / started,
  };
}

function meanAndError(values: readonly number[]): { mean: number; se: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, se: Math.sqrt(squares / (n - 1) / n) };
}

describe.each([
  { name: "M/M/1", servers: 1, arrivalRate: 0.7 },
  { name: "M/M/3", servers: 3, arrivalRate: 2.4 },
  { name: "M/M/8", servers: 8, arrivalRate: 6 },
])("$name at arrival rate $arrivalRate", ({ servers, arrivalRate }) => {
  const exact = erlang(arrivalRate, 1, servers);
  const replications = Array.from({ length: 30 }, (_, replication) =>
    simulated(arrivalRate, servers, replication),
  );

  it.each(["utilisation", "averageQueueLength", "averageWait", "probabilityOfDelay"] as const)(
    "%s is Erlang's within 4 standard errors, and the standard error is small",
    (figure) => {
      const { mean, se } = meanAndError(replications.map((one) => one[figure]));
      expect(Math.abs(mean - exact[figure])).toBeLessThanOrEqual(4 * se);
      expect(se).toBeLessThan(0.04 * exact[figure]);
    },
  );
});

describe("erlang(λ, μ, c)", () => {
  it("gives ρ²/(1 − ρ) waiting at one server", () => {
    expect(erlang(0.7, 1, 1).averageQueueLength).toBeCloseTo(0.49 / 0.3, 12);
    expect(erlang(0.7, 1, 1).probabilityOfDelay).toBeCloseTo(0.7, 12);
  });

  it("gives the probability of delay a²/(2 + a) at two servers and load a", () => {
    expect(erlang(4 / 3, 1, 2).probabilityOfDelay).toBeCloseTo(16 / 30, 12);
  });
});
