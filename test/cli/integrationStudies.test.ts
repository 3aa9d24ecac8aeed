import { beforeAll, expect, test } from "vitest";
import { isoService } from "../../src/models/integration/experiments/isoService.ts";
import { rollout } from "../../src/models/integration/experiments/rollout.ts";
import { leversOf } from "../../src/models/integration/levers.ts";
import { example, type IntegrationScenario } from "../../src/models/integration/scenario.ts";
import { commandLine } from "./support.ts";

const { file, hedgerow } = commandLine();
const scenario: IntegrationScenario = {
  ...example,
  levers: leversOf(0b10000001),
  simulation: { seed: "studies", replications: 2, warmUp: 30, years: 1 },
};

beforeAll(() => {
  file("two.json", scenario);
  file("long.json", { ...scenario, simulation: { ...scenario.simulation, replications: 400 } });
});

async function document(...args: string[]): Promise<{ readonly [name: string]: unknown }> {
  const { status, stdout, stderr } = await hedgerow([...args, "--json", "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

test("compare --equal-service finds what isoService finds, for any number of workers", async () => {
  const expected = isoService(scenario, 2);
  for (const workers of ["1", "3"]) {
    const { equalService } = await document("compare", "two.json", "--equal-service", "--workers", workers);
    expect(equalService).toEqual(expected);
  }
});

test("roi --rollout finds the path that rollout finds, and prints it", async () => {
  const { steps } = rollout(scenario, 2);
  expect((await document("roi", "two.json", "--rollout", "--workers", "2"))["rollout"]).toEqual(steps);
  const { stdout } = await hedgerow(["roi", "two.json", "--rollout", "--quiet"]);
  const path = stdout.slice(stdout.indexOf("Roll-out"));
  const places = steps.map(({ lever }) => path.indexOf(lever === "orderFlow" ? "Order flow" : "Logistics"));
  expect(places[0]).toBeGreaterThan(0);
  expect(places[1]).toBeGreaterThan(places[0]!);
});

test("roi --rollout ends at an interruption", async () => {
  const { status, stdout } = await hedgerow(["roi", "long.json", "--rollout"], { signal: "SIGINT" });
  expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
});

test("roi --rollout of more replications than anybody waits for wants --yes", async () => {
  file("endless.json", { ...scenario, simulation: { ...scenario.simulation, replications: 1001 } });
  const { status, stderr } = await hedgerow(["roi", "endless.json", "--rollout"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/invalid replications: 1001; at most 1000 without --yes/);
});
