import fc from "fast-check";
import { expect, test } from "vitest";
import { mostBytes, type Source, source } from "../../src/experiment/source.ts";

async function readable(text: string): Promise<Source> {
  const read = await source(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

async function faults(text: string): Promise<string[]> {
  const read = await source(text);
  if (read.ok) throw new Error("no fault was found");
  return read.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const json = `{
  "problem": { "demand": { "mean": 10, "sd": -3 } },
  "policies": [
    { "kind": "optimal" },
    { "kind": "x" }
  ],
  "odd.name": 1
}`;

const yaml = `# a comment
problem:
  demand: {mean: 10, sd: -3}
policies:
  - kind: optimal
  - kind: x
"odd.name": 1
`;

test("source(JSON).position gives line and column of members, items and odd names", async () => {
  const { position } = await readable(json);
  expect(position("")).toEqual({ line: 1, column: 1 });
  expect(position("problem.demand.sd")).toEqual({ line: 2, column: 40 });
  expect(position("policies.1")).toEqual({ line: 5, column: 5 });
  expect(position("policies.1.kind")).toEqual({ line: 5, column: 7 });
  expect(position('"odd.name"')).toEqual({ line: 7, column: 3 });
});

test("source(YAML).position gives line and column of members, items and odd names", async () => {
  const { position } = await readable(yaml);
  expect(position("problem.demand.sd")).toEqual({ line: 3, column: 22 });
  expect(position("policies.1")).toEqual({ line: 6, column: 5 });
  expect(position("policies.1.kind")).toEqual({ line: 6, column: 5 });
  expect(position('"odd.name"')).toEqual({ line: 7, column: 1 });
});

test("source.position of what is missing is that of its nearest existing parent", async () => {
  const { position } = await readable(json);
  expect(position("problem.demand.values.3")).toEqual(position("problem.demand"));
  expect(position("simulation.seed")).toEqual({ line: 1, column: 1 });
  expect(position("policies.7.kind")).toEqual(position("policies"));
});

test("source reads JSON and YAML of the same data alike", async () => {
  expect((await readable(json)).value).toEqual((await readable(yaml)).value);
});

test("source(JSON.stringify(data)) states the data, in one line or many", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2, "\t"), async (data, indent) => {
      const text = JSON.stringify(data, null, indent);
      expect((await readable(text)).value).toEqual(JSON.parse(text));
    }),
  );
});

test("source accepts a byte order mark and does not count it", async () => {
  const { value, position } = await readable('\uFEFF{"a": 1}');
  expect(value).toEqual({ a: 1 });
  expect(position("a")).toEqual({ line: 1, column: 2 });
});

test("source refuses double members, in JSON and in YAML, where the second one stands", async () => {
  expect(await faults('{"a": 1,\n "a": 2}')).toEqual(['2:2 invalid member: "a"; given twice']);
  expect(await faults('{"a": 1,\n "\\u0061": 2}')).toEqual(['2:2 invalid member: "a"; given twice']);
  expect(await faults("a: 1\nb:\n  c: 1\n  c: 2\n")).toEqual(['4:3 invalid member: "c"; given twice']);
});

test("source refuses anchors, aliases and merges, each in its place", async () => {
  const bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: {<<: *b}\n";
  expect(await faults(bomb)).toEqual([
    '1:7 invalid anchor: "a"; none are accepted',
    '2:7 invalid anchor: "b"; none are accepted',
    '2:8 invalid alias: "a"; write the value out',
    '2:12 invalid alias: "a"; write the value out',
    '3:9 invalid alias: "b"; write the value out',
    '3:5 invalid merge: "<<"; none are accepted',
  ]);
});

test("source refuses tags, other YAML versions, further documents and members named by lists", async () => {
  expect(await faults("a: !!binary aGk=")).toEqual([
    '1:13 invalid tag: "tag:yaml.org,2002:binary"; none are accepted',
  ]);
  expect(await faults("a: !mine 1")).toEqual(['1:10 invalid tag: "!mine"; none are accepted']);
  expect(await faults("%YAML 1.1\n---\na: yes")).toEqual(["1:1 invalid version: YAML 1.1; 1.2"]);
  expect(await faults("a: 1\n---\nb: 2")).toEqual([
    "2:1 invalid document: a second one begins here; one is read",
  ]);
  expect(await faults("? [1, 2]\n: 3")).toEqual(["1:3 invalid member name: { … }; a text"]);
});

test("source says where a truncated file breaks off", async () => {
  expect(await faults('{"version": 1,\n "problem": { "holdingCost": 2,\n')).toEqual([
    expect.stringMatching(/^3:1 invalid text: .*end with a }/),
  ]);
  expect(await faults('{"version": 1,\n "model": "sour')).toEqual([
    expect.stringMatching(/^2:16 invalid text: missing closing "quote/),
  ]);
});

test("source says that a text is empty", async () => {
  expect(await faults("")).toEqual(["1:1 missing scenario; the text is empty"]);
  expect(await faults(" \n\uFEFF\t\n")).toEqual(["1:1 missing scenario; the text is empty"]);
});

test("source refuses what is too long before it parses, counting bytes as UTF-8 does", async () => {
  const [long] = await faults(`"${"a".repeat(mostBytes)}"`);
  expect(long).toBe(`1:1 invalid size: ${mostBytes + 2} bytes; at most ${mostBytes}`);
  for (const letter of ["é", "€", "𝄞"]) {
    const text = `"${letter.repeat(mostBytes / 2)}"`;
    expect(await faults(text)).toEqual([
      `1:1 invalid size: ${new TextEncoder().encode(text).length} bytes; at most ${mostBytes}`,
    ]);
  }
  expect((await readable(`"${"a".repeat(mostBytes - 2)}"`)).value).toHaveLength(mostBytes - 2);
});

test("source refuses absurd nesting without overflowing", async () => {
  const tooDeep = expect.stringMatching(/^1:\d+ invalid nesting: over 64 levels; at most 64$/);
  expect(await faults("[".repeat(400_000) + "]".repeat(400_000))).toEqual([tooDeep]);
  expect(await faults(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`)).toEqual([tooDeep]);
  expect(await faults(`${"- ".repeat(20_000)}a`)).toEqual([tooDeep]);
});

test("source reads many members in a time that grows with their number, not its square", async () => {
  const members = Array.from({ length: 30_000 }, (_, i) => `k${i}: ${i}`).join("\n");
  expect(Object.keys((await readable(members)).value as object)).toHaveLength(30_000);
});

test("source makes __proto__ a member like any other", async () => {
  for (const text of ['{"__proto__": {"polluted": true}}', "__proto__: {polluted: true}"]) {
    const { value } = await readable(text);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  }
});

test("source reads YAML's special numbers as numbers, for the schema to refuse", async () => {
  expect((await readable("[.nan, .inf, -.inf, 1e999]")).value).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
});

test("source throws at no text at all", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(..."{}[]:,-?&*!|>'\"%#<\n\t ax1.~") }),
      async (text) => {
        const read = await source(text);
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
