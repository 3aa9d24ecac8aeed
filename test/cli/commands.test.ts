import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commandLine, small } from "./support.ts";

const { file, folder, hedgerow } = commandLine();

interface Estimate {
  readonly mean: number;
  readonly se: number;
  readonly halfWidth: number;
  readonly n: number;
}

interface PolicyDocument {
  readonly kind: string;
  readonly reservation: number;
  readonly kpis: { readonly averageCost: Estimate; readonly costs: { readonly spot: Estimate } };
  readonly exact: { readonly averageCost: number; readonly costs: { readonly spot: number } };
}

interface Document {
  readonly version: number;
  readonly resultsVersion: number;
  readonly model: string;
  readonly seed: string;
  readonly scenario: typeof small & { readonly lattice: string };
  readonly digest: string;
  readonly policies: readonly PolicyDocument[];
  readonly differences?: readonly {
    readonly kind: string;
    readonly versus: string;
    readonly kpis: { readonly averageCost: Estimate & { readonly varianceRatio: number } };
  }[];
}

const runs = new Map<string, Promise<string>>();

/** What a command prints; the same command is run once. */
function succeeded(...args: string[]): Promise<string> {
  const key = JSON.stringify(args);
  const known = runs.get(key);
  if (known) return known;
  const run = again(...args);
  runs.set(key, run);
  return run;
}

async function again(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await hedgerow([...args, "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

async function document(...args: string[]): Promise<Document> {
  return JSON.parse(await succeeded(...args, "--json")) as Document;
}

const good = "good.json";
beforeAll(() => void file(good, small));

const models = ["sourcing", "deterioration", "integration"] as const;

test.concurrent.each(models)("example %s | solve - solves what example prints", async (model) => {
  const stdin = await succeeded("example", model);
  const { status, stdout, stderr } = await hedgerow(["solve", "-", "--json"], { stdin });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ model, scenario: JSON.parse(stdin) as object });
});

test.concurrent("schema prints a JSON Schema, of one model or of all", async () => {
  const one = JSON.parse(await succeeded("schema", "sourcing")) as Record<string, unknown>;
  expect(one).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" });
  expect(JSON.parse(await succeeded("schema"))).toHaveProperty("$schema");
});

test.concurrent("solve --json carries the whole scenario and a digest of the results alone", async () => {
  const found = await document("solve", good);
  expect(found).toMatchObject({
    version: 1,
    model: "sourcing",
    seed: "test",
    scenario: small,
  });
  expect(found.digest).toMatch(/^[\da-f]{64}$/);
  expect((await document("solve", good, "--seed", "another")).digest).toBe(found.digest);
  expect(
    (await document("solve", file("dear.json", { ...small, problem: { ...small.problem, holdingCost: 1 } })))
      .digest,
  ).not.toBe(found.digest);
});

test.concurrent("solve reads YAML and JSON alike", async () => {
  const yaml = file(
    "good.yaml",
    `version: 1
model: sourcing
problem: {contractPrice: 8, reservationPrice: 0.5, holdingCost: 0.2, backorderCost: 8}
lattice: paper
policies:
  - kind: optimal
  - kind: baseStock
    reservation: 12
    baseStock: 17
simulation: {seed: test, replications: 200, periods: 50, warmUp: 10, sampling: lattice}
`,
  );
  expect(await document("solve", yaml)).toEqual(await document("solve", good));
});

test.concurrent("solve prints policies side by side, with units and the levels by spot price", async () => {
  const text = await succeeded("solve", good);
  expect(text).toMatch(/^Combined sourcing, exact\n/);
  expect(text).toMatch(/\n +Optimal +Base stock\n/);
  expect(text).toMatch(/\nAverage cost +87\.31 +88\.45\d+ {2}money\/period\n/);
  expect(text).toMatch(/\nOptimal: Order up to spot\n +Spot price +Level\n +7 +66\n/);
  expect(text).toMatch(/\ndigest [\da-f]{64}\n$/);
});

test.concurrent("solve --with adds a view of the model to the document", async () => {
  const found = (await document("solve", good, "--with", "reservationCurve")) as Document & {
    readonly reservationCurve: { readonly optimal: readonly number[] };
  };
  const least = Math.min(...found.reservationCurve.optimal);
  expect(least).toBeCloseTo(found.policies[0]!.exact.averageCost, 6);
});

test.concurrent("solve --table reproduces the plan of Sabahno (2008), Table I, and lists every cycle", async () => {
  const scenario = { version: 1, model: "deterioration", pricing: "published", boundaries: { step: 1 } };
  const found = JSON.parse(
    await succeeded("solve", file("published.json", scenario), "--table", "--json"),
  ) as {
    readonly totalProfit: number;
    readonly cycles: readonly { readonly start: number; readonly end: number; readonly price: number }[];
    readonly table: readonly object[];
  };
  expect(found.totalProfit).toBeCloseTo(2565.4457, 3);
  expect(found.cycles[0]).toMatchObject({ start: 0, end: 3, price: expect.closeTo(27.9491, 4) as number });
  expect(found.table).toHaveLength(55);
});

test.concurrent("simulate --json nests figures as the exact ones are, within four standard errors of them", async () => {
  const { policies, seed, differences } = await document("simulate", good, "--workers", "1");
  expect(seed).toBe("test");
  expect(differences).toBeUndefined();
  for (const { kpis, exact } of policies) {
    expect(kpis.averageCost.n).toBe(200);
    expect(Math.abs(kpis.averageCost.mean - exact.averageCost)).toBeLessThan(4 * kpis.averageCost.se);
    expect(kpis.costs.spot.halfWidth).toBeGreaterThan(kpis.costs.spot.se);
    expect(exact.costs.spot).toBeGreaterThan(0);
  }
});

test.concurrent("simulate has the same digest for 1, 2 and 7 workers", async () => {
  const [one, two, seven] = await Promise.all(
    ["1", "2", "7"].map((workers) =>
      document("simulate", good, "--replications", "700", "--workers", workers),
    ),
  );
  expect(two).toEqual(one);
  expect(seven).toEqual(one);
});

test.concurrent("simulate takes seed, replications and periods from the command line", async () => {
  const args = ["--seed", "42", "--replications", "20", "--periods", "30"];
  const { scenario, seed, policies } = await document("simulate", good, ...args, "--workers", "1");
  expect(seed).toBe("42");
  expect(scenario.simulation).toMatchObject({ seed: "42", replications: 20, periods: 30, warmUp: 10 });
  expect(policies[0]!.kpis.averageCost.n).toBe(20);
});

test.concurrent("compare --json pairs every policy with the first", async () => {
  const { policies, differences } = await document("compare", good);
  expect(differences).toHaveLength(1);
  const [{ kind, versus, kpis }] = differences as [NonNullable<Document["differences"]>[0]];
  expect({ kind, versus }).toEqual({ kind: "baseStock", versus: "optimal" });
  const [first, second] = policies.map((policy) => policy.kpis.averageCost.mean);
  expect(kpis.averageCost.mean).toBeCloseTo(second! - first!, 9);
  expect(kpis.averageCost.varianceRatio).toBeGreaterThan(1);
});

test.concurrent("compare says who wins, or that the runs are too few to say", async () => {
  expect(await succeeded("compare", good)).toMatch(
    /\nOptimal beats Base stock: average cost lower by 1\.\d+ ± 0\.\d+ money\/period \(1\.\d %\)\.\n/,
  );
  const twins = file("twins.json", {
    ...small,
    policies: [
      { kind: "optimal", reservation: 10 },
      { kind: "optimal", reservation: 11 },
    ],
  });
  expect(await succeeded("compare", twins, "--replications", "3")).toMatch(
    /too few runs to call a winner on average cost \(apart by .*\); about \d+ needed\.\n/,
  );
});

test.concurrent("compare of a policy with itself calls it a draw", async () => {
  const same = file("same.json", { ...small, policies: [{ kind: "spotOnly" }, { kind: "spotOnly" }] });
  expect(await succeeded("compare", same)).toMatch(/ do equally well: the same average cost throughout\.\n/);
});

test.concurrent("--out keeps the document and a table per policy, and nothing unfinished", async () => {
  const printed = await succeeded("compare", good, "--json", "--out", "kept/here");
  const kept = join(folder(), "kept/here");
  expect(readdirSync(kept).sort()).toEqual([
    "1-optimal.csv",
    "2-baseStock.csv",
    "differences.csv",
    "replications.parquet",
    "result.json",
  ]);
  expect(readFileSync(join(kept, "result.json"), "utf8")).toBe(printed);
  const [heading, first] = readFileSync(join(kept, "1-optimal.csv"), "utf8").split("\r\n");
  expect(heading).toBe("kpi,unit,mean,se,halfWidth,confidence,n,exact");
  const { policies } = JSON.parse(printed) as Document;
  const { mean, se, halfWidth } = policies[0]!.kpis.averageCost;
  const exact = policies[0]!.exact.averageCost;
  expect(first).toBe(`averageCost,money/period,${mean},${se},${halfWidth},0.95,200,${exact}`);
});

test.concurrent("--out replaces an older result whole", async () => {
  mkdirSync(join(folder(), "again"));
  writeFileSync(join(folder(), "again/result.json"), "old");
  const printed = await succeeded("solve", good, "--json", "--out", "again");
  expect(readFileSync(join(folder(), "again/result.json"), "utf8")).toBe(printed);
  expect(readdirSync(join(folder(), "again"))).toEqual(["result.json"]);
});

const endless = ["simulate", good, "--replications", "1e7", "--periods", "1000", "--yes"];

test.each([
  ["SIGINT", "2"],
  ["SIGTERM", "1"],
] as const)(
  "%s ends a simulation with 130 and keeps what is finished (workers: %s)",
  async (signal, workers) => {
    const out = `interrupted-${signal}`;
    const args = [...endless, "--out", out, "--workers", workers];
    const { status, stdout, stderr } = await hedgerow(args, { signal });
    expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
    expect(readdirSync(join(folder(), out)).sort()).toEqual(["partial.json", "replications.parquet"]);
    const partial = JSON.parse(readFileSync(join(folder(), out, "partial.json"), "utf8")) as Document & {
      readonly partial: { readonly done: number; readonly total: number };
    };
    expect(partial.partial.total).toBe(1e7);
    expect(partial.policies[0]!.kpis.averageCost.n).toBe(partial.partial.done);
    expect(stderr).toContain(`${partial.partial.done} of 10000000 replications are kept in partial.json`);
  },
);

test("SIGINT without --out ends with 130 and keeps nothing", async () => {
  const { status, stdout, stderr } = await hedgerow([...endless, "--workers", "1"], { signal: "SIGINT" });
  expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
  expect(stderr).not.toContain("kept");
});

test.concurrent("a policy of one's own is simulated beside the others, by every worker", async () => {
  const order = `({ netInventory, spotPrice }, { contractPrice }) => {
    const needed = Math.max(0, 17 - netInventory);
    const contractQuantity = spotPrice < contractPrice ? 0 : Math.min(12, needed);
    return { contractQuantity, spotQuantity: needed - contractQuantity };
  }`;
  file("mine.mjs", `export default Object.assign(${order}, { reservation: 12 });`);
  file("named.mjs", `export default { name: "by hand", reservation: 12, order: ${order} };`);
  const args = ["--policy", "mine.mjs", "--policy", "named.mjs", "--workers", "2", "--json"];
  const { status, stdout, stderr } = await hedgerow(["compare", good, ...args]);
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(
    /^hedgerow: policy mine\.mjs runs with your full rights\nhedgerow: policy named\.mjs runs with your full rights\n/,
  );
  // The base-stock policy of the scenario, written by hand.
  const { policies, scenario } = JSON.parse(stdout) as Document;
  expect(scenario.policies.slice(2)).toEqual([
    { kind: "userDefined", name: "mine", reservation: 12 },
    { kind: "userDefined", name: "by hand", reservation: 12 },
  ]);
  const [, baseStock, mine, byHand] = policies.map(({ kpis }) => kpis.averageCost);
  expect(mine!.mean).toBeCloseTo(baseStock!.mean, 9);
  expect(byHand).toEqual(mine);
});

test.concurrent("compare --json prints the same bytes when run again", async () => {
  const args = ["compare", good, "--json"];
  expect(await again(...args)).toBe(await succeeded(...args));
});
