import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { compared, experiment, lines, smallDisk, started } from "./runSupport.ts";
import { commandLine } from "./support.ts";

const { file, folder, hedgerow } = commandLine();
const at = (...steps: string[]) => join(folder(), ...steps);

async function ran(...args: string[]): Promise<string> {
  const workers = args.includes("--workers") ? [] : ["--workers", "1"];
  const { status, stdout, stderr } = await hedgerow([...args, ...workers, "--quiet"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

async function refused(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await hedgerow(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  return stderr;
}

let whole: Promise<string> | undefined;

/** A folder in which the experiment was run undisturbed; every caller has a copy of its own. */
async function finished(name: string): Promise<string> {
  whole ??= ran("run", file("a.json", experiment), "--out", "whole");
  await whole;
  cpSync(at("whole"), at(name), { recursive: true });
  return at(name, "journal-1-of-1.jsonl");
}

describe("run", () => {
  it("prints a bundle of rows, the same bytes for any number of workers and with --out", async () => {
    const name = file("a.json", experiment);
    const one = await ran("run", name, "--json", "--workers", "1");
    const document = JSON.parse(one);
    expect(document).toMatchObject({ version: 1, resultsVersion: 3, model: "sourcing", seed: "test" });
    expect(document.rows).toHaveLength(24 * 2 * 3);
    expect(document.rows[1]).toMatchObject({
      cell: 0,
      factors: { "problem.holdingCost": 0.2, "problem.spotPrice.sd": 0.5 },
      policy: "optimal",
      kpi: "averageCost",
      n: 100,
      seed: "test",
    });
    expect(await ran("run", name, "--json", "--workers", "3", "--out", "a")).toBe(one);
    const [result, rows, manifest] = compared(at("a"));
    expect(result).toBe(one);
    expect(rows!.trimEnd().split("\r\n")).toHaveLength(1 + 24 * 2 * 3);
    expect(JSON.parse(manifest!)).toMatchObject({
      cells: 24,
      rows: 144,
      digest: document.digest,
      seed: "test",
    });
  });

  it("takes seed, replications and periods from its options, and reads YAML", async () => {
    const yaml = file(
      "a.yaml",
      `version: 1\nexperiment: small\nscenario: ${JSON.stringify(experiment.scenario)}\noutputs: [averageCost]\n`,
    );
    const text = await ran(
      "run",
      yaml,
      "--json",
      "--seed",
      "other",
      "--replications",
      "10",
      "--periods",
      "5",
    );
    const { scenario, rows } = JSON.parse(text);
    expect(scenario.simulation).toMatchObject({ seed: "other", replications: 10, periods: 5 });
    expect(rows[0]).toMatchObject({ n: 10, seed: "other" });
  });

  it("says where faults are, all at once and with nothing on standard output", async () => {
    const bad = {
      ...experiment,
      factors: [
        { path: "problem.holdngCost", levels: [1] },
        { path: "problem.demand.sd", levels: [-1] },
      ],
    };
    const name = file("bad.json", bad);
    expect(await refused("run", name)).toMatch(
      /^bad\.json:\d+:\d+ factors\.0\.path: unknown factor: "problem\.holdngCost"; .*did you mean problem\.holdingCost\?\nbad\.json:\d+:\d+ factors\.1\.levels\.0: invalid sd: -1; .*\n$/,
    );
    const range = file("range.json", { ...bad, factors: bad.factors.slice(1) });
    expect(await refused("run", range)).toMatch(
      /^range\.json:\d+:\d+ factors\.0\.levels\.0: invalid sd: -1; /,
    );
    const output = file("output.json", { ...experiment, outputs: ["averageCots"] });
    expect(await refused("run", output)).toMatch(
      /outputs\.0: unknown output: "averageCots"; .*did you mean averageCost\?/,
    );
    expect(await refused("run", file("list.json", [1]))).toMatch(/experiment: invalid experiment/);
    expect(await refused("run", name, "--shard", "3/2", "--out", "x")).toMatch(
      /^--shard: invalid shard: "3\/2"/,
    );
    expect(await refused("run", file("a.json", experiment), "--shard", "1/2")).toMatch(/needs --out/);
    expect(existsSync(at("x"))).toBe(false);
  });

  it("asks before 10⁹ cells, with about how long and how large", async () => {
    const levels = [{ from: 0.001, to: 1, step: 0.001 }];
    const paths = ["problem.holdingCost", "problem.spotPrice.sd", "problem.reservationPrice"];
    const name = file("huge.json", {
      ...experiment,
      factors: paths.map((path) => ({ path, levels })),
      answers: "exact",
    });
    expect(await refused("run", name, "--out", "huge")).toMatch(
      /^huge\.json:1:1 factors: invalid factors: 1000000000 cells, about \d+ (days|years) on \d+ threads and \d+ GB; .*without --yes\n$/,
    );
    expect(existsSync(at("huge"))).toBe(false);
  });
});

describe("run --parquet", () => {
  it("writes the rows of rows.csv as Parquet, and merge the same bytes", async () => {
    const name = file("differences.json", { ...experiment, differences: true });
    await ran("run", name, "--out", "typed", "--parquet");
    const [, csv] = compared(at("typed"));
    const [heading, ...lines] = csv!.trimEnd().split("\r\n");
    expect(lines).toHaveLength(24 * 3 * 3);
    const bytes = readFileSync(at("typed", "rows.parquet"));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    });
    const names = heading!.split(",");
    expect(rows.map((row) => names.map((each) => String(row[each] ?? "")).join(","))).toEqual(lines);
    expect(rows[0]).toMatchObject({
      cell: 0,
      "problem.holdingCost": 0.2,
      policy: "optimal",
      versus: null,
      n: null,
    });
    for (const shard of ["1/2", "2/2"]) await ran("run", name, "--out", "cut", "--shard", shard);
    await ran("merge", "cut", "--parquet");
    expect(readFileSync(at("cut", "rows.parquet")).equals(bytes)).toBe(true);
  });

  it("is refused where there is no folder for it, or no rows yet", async () => {
    const name = file("a.json", experiment);
    expect(await refused("run", name, "--parquet")).toMatch(/^--parquet: missing out; /);
    expect(await refused("run", name, "--parquet", "--out", "x", "--shard", "1/2")).toMatch(
      /^--parquet: invalid parquet: a shard has no rows yet/,
    );
    expect(existsSync(at("x"))).toBe(false);
  });
});

describe("run --policy", () => {
  it("is refused in a sentence, as nobody else could run the experiment again", async () => {
    file("own.mjs", "export default () => ({});");
    expect(await refused("run", file("a.json", experiment), "--policy", "own.mjs")).toBe(
      '--policy: invalid policy: "own.mjs"; designed experiments take none, so that anyone can run them again\n',
    );
  });
});

describe("run with a target", () => {
  it("replicates each cell until its intervals are as narrow as asked, or the most are done", async () => {
    const target = { kpi: "averageCost", halfWidth: 1.5, most: 300 };
    const factors = [{ path: "problem.demand.sd", levels: [1, 6] }];
    const name = file("target.json", { ...experiment, factors, target, outputs: ["averageCost"] });
    const { rows } = JSON.parse(await ran("run", name, "--json", "--replications", "10"));
    const [narrow, wide] = [0, 1].map((cell) =>
      rows.filter((row: { cell: number }) => row.cell === cell),
    ) as { n: number; halfWidth: number }[][];
    expect(narrow!.every(({ halfWidth }) => halfWidth <= 1.5)).toBe(true);
    expect(narrow![0]!.n).toBeLessThan(wide![0]!.n);
    expect(wide!.every(({ n, halfWidth }) => n === 300 || halfWidth <= 1.5)).toBe(true);
    expect(
      await refused("run", file("no.json", { ...experiment, target: { ...target, kpi: "cost" } })),
    ).toMatch(/target\.kpi: unknown kpi: "cost"/);
  });
});

describe("run --out", () => {
  it("drops a torn last line and goes on to the same bytes", async () => {
    const journal = await finished("torn");
    const before = compared(at("torn"));
    const whole = readFileSync(journal, "utf8").split("\n");
    writeFileSync(journal, `${whole.slice(0, 9).join("\n")}\n${whole[9]!.slice(0, 40)}`);
    await ran("run", "a.json", "--out", "torn");
    expect(compared(at("torn"))).toEqual(before);
    expect(lines(journal)).toBe(25);
    expect(lines(at("torn", "provenance-1-of-1.jsonl"))).toBe(2);
  });

  it("refuses a journal that was damaged in its middle, and names the line", async () => {
    const journal = await finished("damaged");
    writeFileSync(journal, readFileSync(journal, "utf8").replace(/("task":3,.*?"n":)100/, "$1999"));
    expect(await refused("run", "a.json", "--out", "damaged")).toMatch(
      /damaged\/journal-1-of-1\.jsonl:\d+:1 journal: invalid line: its checksum is wrong/,
    );
  });

  it("refuses a folder of another experiment or another seed", async () => {
    await finished("other");
    expect(await refused("run", "a.json", "--out", "other", "--seed", "x")).toMatch(
      /it holds another experiment/,
    );
    expect(await refused("run", "a.json", "--out", "other", "--shard", "1/2")).toMatch(/cut otherwise/);
  });

  it("lets one of two runs in, which a dead one's claim does not keep out", async () => {
    const long = {
      ...experiment,
      scenario: {
        ...experiment.scenario,
        simulation: { ...experiment.scenario.simulation, replications: 400_000 },
      },
    };
    file("long.json", long);
    const first = started(folder(), ["run", "long.json", "--out", "two", "--workers", "1"]);
    while (!existsSync(at("two", "journal-1-of-1.jsonl"))) await new Promise((next) => setTimeout(next, 20));
    expect(await refused("run", "long.json", "--out", "two")).toMatch(/process \d+ on .* is at work here\n$/);
    first.kill();
    await first.ended;
    expect(readdirSync(at("two")).some((name) => name.endsWith(".lock"))).toBe(true);
    await finished("three");
    writeFileSync(
      at("three", "journal-1-of-1.lock"),
      JSON.stringify({
        host: hostname(),
        pid: process.pid,
        started: "1",
        claim: "of a process with our number",
      }),
    );
    await ran("run", "a.json", "--out", "three");
    expect(readdirSync(at("three")).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("says that the disk is full and leaves a journal from which to go on", async () => {
    file("a.json", experiment);
    const disk = at("disk");
    mkdirSync(disk);
    const unmount = smallDisk(disk, 24);
    if (unmount) {
      try {
        // 24 kB hold the journal's beginning and not all of it.
        expect(await refused("run", "a.json", "--out", "disk", "--quiet")).toMatch(
          /the disk is full: \d+ finished parts are kept, make room and run the same command again\n$/,
        );
        const kept = lines(join(disk, "journal-1-of-1.jsonl"));
        expect(kept).toBeGreaterThan(2);
        expect(kept).toBeLessThan(25);
        mkdirSync(at("roomy"));
        for (const name of ["experiment.json", "journal-1-of-1.jsonl"]) {
          writeFileSync(at("roomy", name), readFileSync(join(disk, name)));
        }
      } finally {
        unmount();
      }
      const { status, stderr } = await hedgerow(["run", "a.json", "--out", "roomy"]);
      expect(status).toBe(0);
      expect(stderr).toMatch(/\d+ finished parts are taken from/);
      await finished("plain");
      expect(compared(at("roomy"))).toEqual(compared(at("plain")));
    } else {
      mkdirSync(at("full"));
      symlinkSync("/dev/full", at("full", "journal-1-of-1.jsonl"));
      expect(await refused("run", "a.json", "--out", "full", "--quiet")).toMatch(/the disk is full/);
    }
  });
});

describe("merge", () => {
  it("joins shards that ran in any order to the bytes of one process", async () => {
    file("a.json", experiment);
    await finished("one");
    for (const shard of ["3/3", "1/3", "2/3"]) await ran("run", "a.json", "--out", "parts", "--shard", shard);
    const stdout = await ran("merge", "parts", "--json");
    expect(compared(at("parts"))).toEqual(compared(at("one")));
    expect(stdout).toBe(compared(at("one"))[0]);
  });

  it("refuses missing, unfinished and double shards, and says which", async () => {
    file("a.json", experiment);
    for (const shard of ["1/3", "2/3"]) await ran("run", "a.json", "--out", "some", "--shard", shard);
    expect(await refused("merge", "some")).toMatch(/8 of 8 parts of shard 3 of 3 are missing\n$/);
    const text = readFileSync(at("some", "journal-2-of-3.jsonl"), "utf8").split("\n");
    writeFileSync(at("some", "journal-3-of-3.jsonl"), readFileSync(at("some", "journal-2-of-3.jsonl")));
    const stderr = await refused("merge", "some");
    expect(stderr).toMatch(/part \d+ is in .*journal-2-of-3\.jsonl and in .*journal-3-of-3\.jsonl/);
    writeFileSync(at("some", "journal-3-of-3.jsonl"), "");
    appendFileSync(at("some", "journal-2-of-3.jsonl"), `${text[2]}\n`);
    expect(await refused("merge", "some")).toMatch(
      /journal-2-of-3\.jsonl:10:1 journal: invalid part: \d+; it is there twice/,
    );
    expect(await refused("merge", "nowhere")).toMatch(/^nowhere:1:1 dir: invalid dir: "nowhere"/);
  });
});

describe("verify", () => {
  it("finds a bundle identical, says of an edited one that it was edited, and names the first difference", async () => {
    const bundle = await ran("run", file("a.json", { ...experiment, factors: [] }), "--json");
    file("bundle.json", bundle);
    expect(await ran("verify", "bundle.json")).toMatch(/^identical: 6 rows, digest [0-9a-f]{64}\n$/);
    file("edited.json", bundle.replace(/"mean":8/, '"mean":7'));
    expect(await refused("verify", "edited.json")).toMatch(
      /^edited\.json:1:1 bundle: invalid digest: .* it was edited\n$/,
    );
    // Someone who also states other inputs under the right digest of the rows is found out by running again.
    file(
      "seed.json",
      bundle
        .replaceAll('"seed":"test"', '"seed":"tess"')
        .replace(/"rows"[\s\S]*/, bundle.slice(bundle.indexOf('"rows"'))),
    );
    const { status, stdout } = await hedgerow(["verify", "seed.json", "--quiet"]);
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringMatching(
        /^cell 0, optimal reservation, (scenario|seed): .* in the bundle, .* now\n$/,
      ),
    });
    expect(await refused("verify", file("none.json", { version: 1 }))).toMatch(/invalid bundle/);
    expect(await refused("verify", "missing.json")).toMatch(/no such file/);
  });
});
