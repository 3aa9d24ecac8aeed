import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { roi } from "../../src/models/integration/experiments/roi.ts";
import { integration } from "../../src/models/integration/index.ts";
import { leversOf } from "../../src/models/integration/levers.ts";
import { commandLine } from "./support.ts";

const { file, folder, hedgerow } = commandLine();

interface Figures {
  readonly benefits: readonly { readonly mean: number }[];
  readonly npv: { readonly mean: number; readonly se: number };
  readonly irr: number | null;
  readonly paybackYears: number | null;
  readonly breakEvenCapex: number;
  readonly probabilityPositive: number;
}

interface Document {
  readonly scenario: object;
  readonly digest: string;
  readonly capital: number;
  readonly runningPerYear: number;
  readonly withRetention: Figures;
  readonly withoutRetention: Figures;
}

/** All levers at once, so that all capital is paid at the start. */
const scenario = {
  ...integration.example,
  goLive: Object.fromEntries(Object.keys(integration.example.goLive).map((lever) => [lever, 0])) as never,
  simulation: { seed: "invest", replications: 2, warmUp: 30, years: 2 },
};

beforeAll(() => void file("invest.json", scenario));

const runs = new Map<string, Promise<Document>>();

/** What the command answers; the same command is run once. */
function returns(...args: string[]): Promise<Document> {
  const key = args.join(" ");
  const known = runs.get(key) ?? started(args);
  runs.set(key, known);
  return known;
}

async function started(args: readonly string[]): Promise<Document> {
  const { status, stdout, stderr } = await hedgerow(["roi", ...args, "--json"]);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Document;
}

test.concurrent("roi FILE --json adds up: cash flows written out here give its figures", async () => {
  const document = await returns("invest.json", "--workers", "2");
  expect(document).toMatchObject({
    version: 1,
    resultsVersion: integration.resultsVersion,
    model: "integration",
    seed: "invest",
  });
  expect(document.scenario).toEqual(JSON.parse(JSON.stringify(scenario)));
  const { discountRate, horizonYears } = scenario.problem.investment;
  for (const figures of [document.withRetention, document.withoutRetention]) {
    const flow = (year: number) => figures.benefits[Math.min(year, 2) - 1]!.mean - document.runningPerYear;
    const years = Array.from({ length: horizonYears }, (_, i) => i + 1);
    const value = (rate: number) =>
      years.reduce((sum, year) => sum + flow(year) / (1 + rate) ** year, -document.capital);
    expect(figures.npv.mean).toBeCloseTo(value(discountRate), 4);
    expect(value(figures.irr!) / document.capital).toBeCloseTo(0, 8);
    expect(figures.breakEvenCapex).toBeCloseTo(document.capital + figures.npv.mean, 4);
    const back = figures.paybackYears!;
    const whole = Math.floor(back);
    const earned = years.slice(0, whole).reduce((sum, year) => sum + flow(year), 0);
    expect(earned + (back - whole) * flow(whole + 1)).toBeCloseTo(document.capital, 4);
    expect([0, 0.5, 1]).toContainEqual(figures.probabilityPositive);
  }
  expect(document.withRetention.npv).not.toEqual(document.withoutRetention.npv);
});

test.concurrent("roi is the library's roi, bit for bit, on one thread and on two", async () => {
  const [one, two] = await Promise.all([
    returns("invest.json", "--workers", "1"),
    returns("invest.json", "--workers", "2"),
  ]);
  expect(one).toEqual(two);
  expect(one).toMatchObject(JSON.parse(JSON.stringify(roi(scenario))) as object);
});

test.concurrent("roi prints both columns and keeps a table", async () => {
  const { status, stdout } = await hedgerow(["roi", "invest.json", "--workers", "1", "--out", "kept"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ +with retention +without retention$/m);
  expect(stdout).toMatch(/^ +Net present value +-?\d+ ± \d+ +-?\d+ ± \d+ +money$/m);
  const lines = readFileSync(join(folder(), "kept/roi.csv"), "utf8").trimEnd().split("\r\n");
  expect(lines[0]).toBe("retention,figure,value,se");
  const { withRetention } = JSON.parse(readFileSync(join(folder(), "kept/result.json"), "utf8")) as Document;
  expect(lines).toContain(`with,npv,${withRetention.npv.mean},${withRetention.npv.se}`);
});

test.concurrent("roi of no levers costs and returns nothing", async () => {
  const none = { ...scenario, levers: leversOf(0), simulation: { ...scenario.simulation, years: 1 } };
  const document = await returns(file("none.json", none));
  expect(document).toMatchObject({ capital: 0, runningPerYear: 0 });
  expect(document.withRetention).toMatchObject({
    npv: { mean: 0, se: 0 },
    irr: null,
    probabilityPositive: 0,
  });
});

test.concurrent("roi refuses other models and days of work", async () => {
  file("other.json", { version: 1, model: "deterioration", problem: {}, simulation: {} });
  const refused = [
    [
      ["other.json"],
      'other.json:3:3 model: invalid model: "deterioration"; integration, the model with levers',
    ],
    [
      ["invest.json", "--replications", "20000"],
      "--replications simulation.replications: invalid replications: 20000; at most 10000 without --yes",
    ],
  ] as const;
  for (const [args, line] of refused) {
    const { status, stdout, stderr } = await hedgerow(["roi", ...args]);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: `${line}\n` });
  }
});
