import { expect, it } from "vitest";
import { sourcing } from "../../src/models/sourcing/index.ts";
import { commandLine } from "./support.ts";

const { file, hedgerow } = commandLine();

const simulation = { ...sourcing.example.simulation, replications: 403, periods: 200 };
const scenarioFile = (sampling: string) =>
  file(`${sampling}.json`, {
    ...sourcing.example,
    lattice: "paper",
    simulation: { ...simulation, sampling },
  });

/** Standard error without the lines of progress, which a slow machine adds. */
const notesOf = (stderr: string) =>
  stderr
    .split("\n")
    .filter((line) => !/\d replications, about/.test(line))
    .join("\n");
const digestOf = (stdout: string) => (JSON.parse(stdout) as { readonly digest: string }).digest;

it.concurrent.each(["continuous", "lattice"])(
  "simulate has the same digest for 1, 2 and 5 workers and with either kernel (%s)",
  async (sampling) => {
    const scenario = scenarioFile(sampling);
    const digests = new Set<string>();
    const ways = [
      ["1", "simd"],
      ["2", "simd"],
      ["5", "simd"],
      ["2", "portable"],
    ] as const;
    for (const [workers, kernel] of ways) {
      const args = ["simulate", scenario, "--json", "--workers", workers, "--kernel", kernel];
      const { status, stdout, stderr } = await hedgerow(args);
      expect({ status, notes: notesOf(stderr) }).toEqual({ status: 0, notes: "" });
      digests.add(digestOf(stdout));
    }
    expect(digests.size).toBe(1);
  },
);

it.concurrent("--kernel is refused unless it names one", async () => {
  const { status, stdout, stderr } = await hedgerow(["compare", scenarioFile("lattice"), "--kernel", "fast"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe('--kernel: invalid kernel: "fast"; one of simd, portable\n');
});

it.concurrent.each(["1", "2"])(
  "says on stderr, once, that the fast kernel is off where there is no WebAssembly (%s workers)",
  async (workers) => {
    const scenario = scenarioFile("continuous");
    const args = ["simulate", scenario, "--json", "--workers", workers];
    const { stdout } = await hedgerow([...args, "--kernel", "portable"]);
    const without = (...more: string[]) => hedgerow([...args, ...more], { node: ["--no-expose-wasm"] });
    const told = await without();
    expect(notesOf(told.stderr)).toBe(
      "hedgerow: The fast kernel is off: there is no WebAssembly here. Results are the same, but take several times as long.\n",
    );
    expect(told.status).toBe(0);
    expect(digestOf(told.stdout)).toBe(digestOf(stdout));
    expect((await without("--quiet")).stderr).toBe("");
    expect(notesOf((await without("--kernel", "portable")).stderr)).toBe("");
  },
);
