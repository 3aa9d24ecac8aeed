import { beforeAll, expect, test } from "vitest";
import { claims } from "../../src/models/integration/claims/claims.ts";
import { measureVerdict } from "../../src/models/integration/claims/verdict.ts";
import { example } from "../../src/models/integration/scenario.ts";
import { commandLine } from "./support.ts";

const { file, hedgerow } = commandLine();

beforeAll(
  () =>
    void file("short.json", {
      ...example,
      simulation: { seed: "claims", replications: 4, warmUp: 60, years: 1 },
    }),
);

interface Document {
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly reason: string;
    readonly measures: readonly { kpi: string; expected: "lower" | "higher"; verdict: string }[];
  }[];
  readonly figures: number;
  readonly differences: readonly { readonly kpis: object }[];
}

function at(tree: object, path: string): { readonly mean: number; readonly halfWidth: number } {
  return path.split(".").reduce((value, step) => (value as { [name: string]: object })[step]!, tree) as never;
}

test("compare --claims --json gives each claim the verdict that its intervals bear out", async () => {
  const { status, stdout, stderr } = await hedgerow([
    "compare",
    "short.json",
    "--claims",
    "--json",
    "--quiet",
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const document = JSON.parse(stdout) as Document;
  expect(document.claims.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
  const { kpis } = document.differences[0]!;
  for (const { measures } of document.claims)
    for (const { kpi, expected, verdict } of measures)
      expect([kpi, verdict]).toEqual([kpi, measureVerdict(at(kpis, kpi), expected)]);
  expect(document.claims.find(({ id }) => id === "4b")!.verdict).toBe("confirmed");
  expect(document.claims.find(({ id }) => id === "1d")!.verdict).toBe("represented only as a parameter");
});

test("compare --claims in words counts the verdicts and gives the reasons", async () => {
  const { status, stdout } = await hedgerow(["compare", "short.json", "--claims", "--quiet"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`The article's ${claims.length} claims: .*\\d+ confirmed`));
  expect(stdout).toContain("Lower as claimed: entry lag, lead time.");
});

test("compare --claims of another model is refused", async () => {
  file("sourcing.json", { version: 1, model: "sourcing", problem: {} });
  const { status, stdout, stderr } = await hedgerow(["compare", "sourcing.json", "--claims"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(
    'invalid model: "sourcing"; integration, which --claims and --equal-service are about',
  );
});

test("reproduce integrationClaims gives the committed rows, from which the verdicts follow", async () => {
  const { status, stdout, stderr } = await hedgerow(["reproduce", "integrationClaims", "--json", "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { experiments } = JSON.parse(stdout) as { experiments: { experiment: string; expected: string }[] };
  expect(experiments.map(({ experiment, expected }) => [experiment, expected])).toEqual([
    ["integrationClaims", "identical"],
  ]);
});
