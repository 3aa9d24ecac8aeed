import { beforeAll, expect, test } from "vitest";
import { example } from "../../src/models/integration/scenario.ts";
import { commandLine } from "./support.ts";

const { file, hedgerow } = commandLine();

/** Pickers need five days an order, and 120 orders come a day: the queue has no end. */
const { problem } = example;
const overloaded = {
  ...example,
  problem: {
    ...problem,
    orderToCash: { ...problem.orderToCash, pickDays: 5 },
    products: {
      ...problem.products,
      standard: { ...problem.products.standard, orderRate: 3, capacity: 5000, supplierCapacity: 5000 },
    },
  },
  simulation: { seed: "overload", replications: 2, warmUp: 0, years: 1 },
};

beforeAll(() => {
  file("overloaded.json", overloaded);
  file("combined.json", { ...overloaded, model: "combined" });
  file("calm.json", {
    ...example,
    simulation: { seed: "calm", replications: 2, warmUp: 30, years: 1 },
  });
});

interface Document {
  readonly warnings?: readonly string[];
  readonly policies: readonly {
    readonly kpis: { readonly [kpi: string]: { readonly mean: number } };
  }[];
}

async function done(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await hedgerow([...args, "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const pickers = /pickers: utilisation \d[\d.]*; more work comes than can be done/;

test.concurrent.each([
  ["simulate", "overloaded.json"],
  ["compare", "overloaded.json"],
])("%s %s --json warns of the station that cannot keep up, caps the run and reports it", async (...args) => {
  const document = JSON.parse(await done(...args, "--json")) as Document;
  expect(document.warnings!.filter((warning) => pickers.test(warning))).toHaveLength(1);
  expect(document.warnings!.some((warning) => warning.startsWith("plant, project"))).toBe(false);
  for (const { kpis } of document.policies) {
    expect(kpis["refusedOrders"]!.mean).toBeGreaterThan(0);
    expect(kpis["openOrders"]!.mean).toBeLessThan(20_000);
  }
});

test.concurrent("simulate in words begins with the warnings", async () => {
  const lines = (await done("simulate", "overloaded.json")).split("\n");
  const warnings = lines.filter((line) => line.startsWith("Warning: "));
  expect(warnings.some((line) => pickers.test(line))).toBe(true);
  expect(lines.indexOf(warnings[0]!)).toBeLessThan(lines.indexOf("Siloed"));
  expect(lines.some((line) => line.includes("Orders refused because too many are open"))).toBe(true);
});

test.concurrent("a chain that keeps up is not warned of", async () => {
  const document = JSON.parse(await done("simulate", "calm.json", "--json")) as Document;
  expect(document.warnings).toBeUndefined();
  expect(document.policies[0]!.kpis["refusedOrders"]!.mean).toBe(0);
});

test.concurrent("compare of the whole house warns too", async () => {
  const document = JSON.parse(await done("compare", "combined.json", "--json")) as Document;
  expect(document.warnings!.some((warning) => pickers.test(warning))).toBe(true);
  expect(document.policies).toHaveLength(4);
});
