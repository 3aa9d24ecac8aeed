import { spawnSync } from "node:child_process";
import { sourcing } from "../src/models/sourcing/index.ts";
import type { SourcingPolicyChoice, SourcingScenario } from "../src/models/sourcing/problem.ts";
import type { Externals } from "./external.ts";
import { naive } from "./naive.ts";
import { type Contender, type Findings, type Ratio, race, timed } from "./race.ts";

const PERIODS = 1_000;
const ROUNDS = 15;
const ONE = { kind: "baseStock", reservation: 12, baseStock: 17 } as const;
const PAIR: readonly SourcingPolicyChoice[] = [{ kind: "optimal" }, { kind: "baseStock" }];

interface Kind {
  readonly sampling: "continuous" | "lattice";
  readonly kernel: "portable" | "simd";
  readonly policies?: readonly SourcingPolicyChoice[];
}

/** Ours as the laboratory runs it, block after block. */
function ours({ sampling, kernel, policies = [ONE] }: Kind): {
  readonly run: Contender;
  readonly note?: string;
} {
  const simulation = { ...sourcing.example.simulation, periods: PERIODS, warmUp: 0, sampling };
  const scenario: SourcingScenario = { ...sourcing.example, policies, simulation };
  const { block, blockSize, note } = sourcing.simulation(scenario, undefined, undefined, kernel);
  const blocks = Math.ceil((kernel === "simd" ? 1000 : 300) / blockSize);
  let first = 0;
  const run = timed({
    operations: PERIODS * blockSize * blocks * policies.length,
    run() {
      for (let n = 0; n < blocks; n++, first += blockSize) block(first, blockSize);
    },
  });
  return { run, ...(note !== undefined && { note }) };
}

/** The C program, if it can be compiled and gives the average cost that it should. */
function reference(externals: Externals): { readonly run: Contender } | { readonly missing: string } {
  const program = externals.compiled("reference.c");
  if ("missing" in program) return program;
  const cost = Number(spawnSync(program.path, ["check"], { encoding: "utf8" }).stdout);
  // 88.62 with continuous demand; 10 million periods give it to about 0.01.
  if (!(Math.abs(cost - 88.62) < 0.05))
    return { missing: `reference.c is wrong: an average cost of ${cost}` };
  return { run: externals.contender(program.path, PERIODS, 200) };
}

/** Simulated periods against the naive loop, C and each other. */
export async function kernelFindings(externals: Externals): Promise<Findings> {
  const inC = reference(externals);
  const ownKinds = {
    "portable, continuous": ours({ sampling: "continuous", kernel: "portable" }),
    "portable, lattice": ours({ sampling: "lattice", kernel: "portable" }),
    "SIMD, continuous": ours({ sampling: "continuous", kernel: "simd" }),
    "SIMD, lattice": ours({ sampling: "lattice", kernel: "simd" }),
    "portable, continuous, two policies": ours({
      sampling: "continuous",
      kernel: "portable",
      policies: PAIR,
    }),
    "SIMD, continuous, two policies": ours({ sampling: "continuous", kernel: "simd", policies: PAIR }),
    "SIMD, lattice, two policies": ours({ sampling: "lattice", kernel: "simd", policies: PAIR }),
  };
  const plain = naive(sourcing.example.problem, ONE, { periods: PERIODS, replications: 20 });
  const run = await race<string>(
    {
      naive: timed(plain),
      ...("run" in inC && { C: inC.run }),
      ...Object.fromEntries(Object.entries(ownKinds).map(([name, kind]) => [name, kind.run])),
    },
    ROUNDS,
    2,
  );
  const others: [string, string][] = [["naive", "seedrandom + jStat"]];
  if ("run" in inC) others.push(["C", "C (ziggurat, Marsaglia–Tsang, -O3 -march=native)"]);
  const against = Object.keys(ownKinds).flatMap((kind) =>
    others.map(
      ([other, words]): Ratio => run.ratio(`simulated periods, ${kind}, against ${words}`, other, kind),
    ),
  );
  const notes = [
    ...("missing" in inC ? [inC.missing] : []),
    ...new Set(Object.values(ownKinds).flatMap(({ note }) => (note === undefined ? [] : [note]))),
  ];
  return {
    ratios: [
      ...against,
      run.ratio(
        "simulated periods, continuous, SIMD against portable",
        "portable, continuous",
        "SIMD, continuous",
      ),
      run.ratio("simulated periods, lattice, SIMD against portable", "portable, lattice", "SIMD, lattice"),
    ],
    figures: ["naive", ...("run" in inC ? ["C"] : []), ...Object.keys(ownKinds)].map((name) => ({
      name: `simulated period, ${name}`,
      value: run.nanoseconds(name),
      unit: "ns",
    })),
    notes,
  };
}
