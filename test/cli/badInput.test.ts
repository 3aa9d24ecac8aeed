import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commandLine, type Ended, type Starting, small } from "./support.ts";

const { file, folder, hedgerow } = commandLine();

/** Every way to go wrong ends alike: status 2, nothing on standard output, a line per fault. */
async function refused(args: readonly string[], starting?: Starting): Promise<string[]> {
  const { status, stdout, stderr }: Ended = await hedgerow(args, starting);
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/\n$/);
  return stderr.trimEnd().split("\n");
}

const { problem, policies, simulation } = small;
const demand = (mean: number, sd: number) => ({ ...small, problem: { ...problem, demand: { mean, sd } } });

const faulty: readonly (readonly [
  title: string,
  name: string,
  content: string | object,
  faults: readonly RegExp[],
])[] = [
  [
    "negative and NaN costs",
    "costs.yaml",
    `version: 1
model: sourcing
problem:
  contractPrice: -8
  reservationPrice: .nan
  holdingCost: 0
  backorderCost: -.inf
policies: [{kind: optimal}]
`,
    [
      /^costs\.yaml:4:3 problem\.contractPrice: invalid contractPrice: -8; a number from 0 to 1000000$/,
      /^costs\.yaml:5:3 problem\.reservationPrice: invalid reservationPrice: NaN; /,
      /^costs\.yaml:6:3 problem\.holdingCost: invalid holdingCost: 0; a number above 0 /,
      /^costs\.yaml:7:3 problem\.backorderCost: invalid backorderCost: -Infinity; /,
    ],
  ],
  [
    "a negative deviation",
    "sd.json",
    demand(10, -3),
    [/^sd\.json:11:7 problem\.demand\.sd: invalid sd: -3; a number from 0 to 10000$/],
  ],
  [
    "a backorder cost of 0",
    "v.json",
    { ...small, problem: { ...problem, backorderCost: 0 } },
    [/^v\.json:8:5 problem\.backorderCost: invalid backorderCost: 0; a number above 0 /],
  ],
  [
    "no policies",
    "none.json",
    { ...small, policies: [] },
    [/^none\.json:\d+:3 policies: invalid policies: \[\]; /],
  ],
  [
    "unknown kinds and members",
    "kinds.json",
    '{"version": 1, "model": "sourcing",\n "policies": [{"kind": "optmal"}, {"kind": "baseStock", "stock": 3}],\n "polices": []}',
    [
      /^kinds\.json:2:16 policies\.0\.kind: unknown policy: "optmal"; one of .*; did you mean optimal\?$/,
      /^kinds\.json:2:57 policies\.1\.stock: unknown member: stock$/,
      /^kinds\.json:3:2 polices: unknown member: polices; did you mean policies\?$/,
    ],
  ],
  [
    "no replications",
    "r0.json",
    { ...small, simulation: { ...simulation, replications: 0 } },
    [
      /^r0\.json:\d+:5 simulation\.replications: invalid replications: 0; a whole number from 2 to 100000000$/,
    ],
  ],
  [
    "far too many replications",
    "r12.json",
    { ...small, simulation: { ...simulation, replications: 1e12 } },
    [/^r12\.json:\d+:5 simulation\.replications: invalid replications: 1000000000000; /],
  ],
  [
    "more work than --yes may start",
    "work.json",
    { ...small, simulation: { replications: 1e8, periods: 1e7, warmUp: 0 } },
    [/^work\.json:\d+:3 simulation: invalid simulation: 2\.0e\+15 policy periods; at most 1e\+13$/],
  ],
  [
    "a negative warm-up",
    "warm.json",
    { ...small, simulation: { ...simulation, warmUp: -1 } },
    [/^warm\.json:\d+:5 simulation\.warmUp: invalid warmUp: -1; a whole number from 0 /],
  ],
  [
    "a contract that cannot keep up with demand",
    "contract.json",
    { ...small, policies: [{ kind: "contractOnly", reservation: 8 }] },
    [/^contract\.json:\d+:7 policies\.0\.reservation: invalid reservation: 8; /],
  ],
  ["a list", "list.json", "[1, 2]", [/^list\.json:1:1 scenario: invalid scenario: \[ … \]; an object with /]],
  [
    "an anchor bomb",
    "bomb.yaml",
    `a: &a [x, x, x]\n${"bcdefghij".replace(/./g, (c) => `${c}: &${c} [${"*a, ".repeat(9)}*a]\n`)}`,
    [
      /^bomb\.yaml:1:7 file: invalid anchor: "a"; none are accepted$/,
      /^bomb\.yaml:2:7 file: invalid anchor: "b"/,
    ],
  ],
  [
    "a truncated file",
    "cut.json",
    JSON.stringify(small, null, 2).slice(0, 200),
    [/^cut\.json:\d+:\d+ file: invalid text: /],
  ],
  ["an empty file", "empty.json", "", [/^empty\.json:1:1 file: missing scenario; the text is empty$/]],
  [
    "a file of 50 MB",
    "big.json",
    " ".repeat(50e6),
    [/^big\.json:1:1 file: invalid size: 50000000 bytes; at most 1048576$/],
  ],
];

test.concurrent.each(faulty)("simulate refuses %s", async (_, name, content, faults) => {
  const lines = await refused(["simulate", file(name, content), "--json", "--yes", "--out", `out-${name}`]);
  if (name !== "bomb.yaml") expect(lines).toHaveLength(faults.length);
  for (const [i, fault] of faults.entries()) expect(lines[i]).toMatch(fault);
  expect(readdirSync(folder())).not.toContain(`out-${name}`);
});

const good = "good.json";
beforeAll(() => void file(good, small));

test.concurrent("faults of options name the option, not the file", async () => {
  const [only, ...others] = await refused(["solve", good, "--replications", "0"]);
  expect(others).toEqual([]);
  expect(only).toBe(
    "--replications simulation.replications: invalid replications: 0; a whole number from 2 to 100000000",
  );
  expect(await refused(["solve", good, "--periods", "many"])).toEqual([
    '--periods simulation.periods: invalid periods: "many"; a whole number from 1 to 1000000000',
  ]);
});

test.concurrent.each(["0", "1.5"])("--workers %j is refused", async (workers) => {
  expect(await refused(["simulate", good, "--workers", workers])).toEqual([
    `--workers: invalid workers: ${JSON.stringify(workers)}; a whole number from 1 to 256`,
  ]);
});

test.concurrent("a missing file, a folder and a text that is not UTF-8 are refused", async () => {
  expect(await refused(["solve", "nowhere.json"])).toEqual([
    'nowhere.json:1:1 file: invalid file: "nowhere.json"; no such file',
  ]);
  expect(await refused(["solve", "."])).toEqual(['.:1:1 file: invalid file: "."; a folder, not a file']);
  expect(await refused(["solve", "-"], { stdin: Buffer.from([0x7b, 0xff, 0xfe]) })).toEqual([
    "stdin:1:1 file: invalid text: not UTF-8; UTF-8 is needed",
  ]);
});

test.concurrent("standard input is refused when empty, endless or faulty", async () => {
  expect(await refused(["simulate", "-"])).toEqual(["stdin:1:1 file: missing scenario; the text is empty"]);
  expect((await refused(["simulate", "-"], { stdin: "a".repeat(3e6) }))[0]).toMatch(
    /^stdin:1:1 file: invalid size: /,
  );
  expect(await refused(["simulate", "-"], { stdin: "null" })).toEqual([
    "stdin:1:1 scenario: invalid scenario: null; an object with version, model, problem, policies and simulation",
  ]);
});

test.concurrent("--out below a file, or without a name, is refused before any work", async () => {
  expect(await refused(["simulate", good, "--out", ""])).toHaveLength(1);
  const [only, ...others] = await refused(["simulate", good, "--out", `${good}/results`]);
  expect(others).toEqual([]);
  expect(only).toMatch(/^--out: invalid out: "good\.json\/results"; a folder that can be written \(/);
});

test.concurrent("--out that cannot take the result leaves no unfinished file behind", async () => {
  mkdirSync(join(folder(), "taken/result.json/inside"), { recursive: true });
  const [only] = await refused(["solve", good, "--out", "taken"]);
  expect(only).toMatch(/^--out: invalid out: "taken"; result\.json cannot be written \(/);
  expect(readdirSync(join(folder(), "taken"))).toEqual(["result.json"]);
});

test.concurrent("compare needs two policies", async () => {
  const one = file("one.json", { ...small, policies: policies.slice(0, 1) });
  expect(await refused(["compare", one])).toEqual([
    expect.stringMatching(
      /^one\.json:\d+:3 policies: invalid policies: 1 policy; at least 2 can be compared$/,
    ),
  ]);
});

test.concurrent("hours of work are estimated and need --yes, whatever makes them long", async () => {
  const estimate =
    /: invalid simulation: about \d+ (s|min|h) of computing on \d+ threads?; at most 25 min on 1 thread without --yes$/;
  const places: readonly (readonly [place: RegExp, args: readonly string[]])[] = [
    [/^good\.json:\d+:3 simulation/, [good, "--replications", "1e8", "--periods", "1000"]],
    [/^good\.json:\d+:3 simulation/, [good, "--until", "1e-9", "--most", "1e8", "--periods", "1000"]],
    [
      /^scale\.json:1:\d+ simulation/,
      [
        file(
          "scale.json",
          '{"version":1,"model":"deterioration","simulation":{"scale":100000,"replications":2000}}',
        ),
      ],
    ],
    [
      /^years\.json:1:\d+ simulation/,
      [
        file(
          "years.json",
          '{"version":1,"model":"integration","simulation":{"years":50,"replications":5000}}',
        ),
      ],
    ],
  ];
  for (const [place, args] of places) {
    const [only, ...others] = await refused(["simulate", ...args]);
    expect(others).toEqual([]);
    expect(only).toMatch(place);
    expect(only).toMatch(estimate);
  }
});

test.concurrent("unknown commands, options, models, views and missing operands are refused in a line", async () => {
  expect(await refused(["slove", "x"])).toEqual(["hedgerow: unknown command 'slove' (Did you mean solve?)"]);
  expect(await refused(["solve", good, "--jsn"])).toEqual([
    "hedgerow: unknown option '--jsn' (Did you mean --json?)",
  ]);
  expect(await refused(["solve"])).toEqual(["hedgerow: missing required argument 'file'"]);
  expect(await refused(["solve", good, good])).toHaveLength(1);
  expect(await refused(["solve", good, "--seed"])).toEqual([
    "hedgerow: option '--seed <text>' argument missing",
  ]);
  expect((await refused(["example", "sorcing"]))[0]).toMatch(
    /^NAME: unknown model: "sorcing"; .*did you mean sourcing\?$/,
  );
  expect((await refused(["schema", "__proto__"]))[0]).toMatch(/^NAME: unknown schema: "__proto__"; /);
  expect((await refused(["solve", good, "--with", "nothing"]))[0]).toMatch(
    /^--with: unknown view: "nothing"; /,
  );
});

test.concurrent("a policy of one's own must be a module that decides", async () => {
  file("dumb.mjs", "export default 3;\n");
  file("broken.mjs", "export default (\n");
  file("greedy.mjs", "export default Object.assign(() => ({}), { reservation: -1 });\n");
  expect((await refused(["simulate", good, "--policy", "absent.mjs"])).at(-1)).toMatch(
    /^--policy absent\.mjs: invalid policy: Cannot find module /,
  );
  expect((await refused(["simulate", good, "--policy", "dumb.mjs"])).at(-1)).toMatch(
    /^--policy dumb\.mjs: invalid policy: no default export that decides; a function, or an object with one$/,
  );
  expect((await refused(["simulate", good, "--policy", "broken.mjs"])).at(-1)).toMatch(
    /^--policy broken\.mjs: /,
  );
  file("thrower.mjs", 'export default () => {\n  throw new Error("no idea");\n};\n');
  expect((await refused(["simulate", good, "--policy", "thrower.mjs", "--workers", "2"])).at(-1)).toBe(
    '--policy thrower.mjs: invalid policy: it threw "no idea"; a policy that always decides',
  );
  expect((await refused(["simulate", good, "--policy", "greedy.mjs"])).at(-1)).toMatch(
    /^--policy greedy\.mjs policies\.2\.reservation: invalid reservation: -1; /,
  );
});
