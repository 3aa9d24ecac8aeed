import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const source = resolve(import.meta.dirname, "../src");

/** Which rooms a room may import from; a model's files count as room `models/NAME`. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  contract: [],
  numeric: [],
  random: [],
  engine: [],
  kernels: [],
  distributions: ["numeric"],
  statistics: ["distributions", "numeric"],
  "models/sourcing": ["contract", "numeric", "distributions", "random", "statistics", "engine", "kernels"],
  "models/deterioration": ["contract", "numeric", "distributions", "random", "statistics", "engine"],
  "models/integration": ["contract", "numeric", "distributions", "random", "statistics", "engine"],
  "models/combined": [
    "contract",
    "numeric",
    "distributions",
    "random",
    "statistics",
    "engine",
    "models/sourcing",
    "models/deterioration",
    "models/integration",
  ],
  experiment: [
    "contract",
    "numeric",
    "distributions",
    "random",
    "statistics",
    "engine",
    "models/sourcing",
    "models/deterioration",
    "models/integration",
    "models/combined",
  ],
  worker: ["contract", "experiment"],
  charts: [],
  app: ["contract", "worker", "charts", "experiment"],
  cli: ["contract", "worker", "experiment", "bench"],
};

/** Type-only imports allowed beyond that: data shapes, which leave no trace in what runs. */
const mayImportTypes: { readonly [room: string]: readonly string[] } = {
  charts: ["contract", "experiment", "models/sourcing", "models/deterioration", "models/integration"],
  app: ["models/sourcing", "models/deterioration", "models/integration"],
  cli: ["models/sourcing", "models/deterioration", "models/integration"],
};

/** The one home of every third-party package. */
const homes: { readonly [name: string]: readonly string[] } = {
  "@stdlib": ["numeric"],
  jstat: ["distributions"],
  seedrandom: ["random"],
  zod: ["experiment"],
  yaml: ["experiment"],
  "@noble/hashes": ["experiment"],
  "hyparquet-writer": ["experiment"],
  comlink: ["worker"],
  d3: ["charts"],
  preact: ["app"],
  "@preact/signals": ["app"],
  "@codemirror": ["app"],
  acorn: ["app"],
  qr: ["app"],
  "virtual:sandbox": ["app"],
  commander: ["cli"],
};

/** Rooms that know neither browser nor Node. */
const pure = [
  "contract",
  "numeric",
  "random",
  "engine",
  "kernels",
  "distributions",
  "statistics",
  "models",
  "experiment",
];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

function imports(file: string): Import[] {
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const found: Import[] = [];
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
  for (const [, type, target] of text.matchAll(statement))
    found.push({ file, target: target!, typeOnly: !!type });
  for (const [, target] of text.matchAll(/import\(\s*"([^"]+)"\s*\)/g)) {
    found.push({ file, target: target!, typeOnly: false });
  }
  return found;
}

function room(path: string): string {
  if (relative(source, path).startsWith("../bench/")) return "bench";
  const parts = relative(source, path).split("/");
  return parts[0] === "models" ? parts.slice(0, 2).join("/") : parts.length > 1 ? parts[0]! : "";
}

const all = files(source);
const found = all.flatMap(imports);
const inside = found.filter(({ target }) => target.startsWith("."));
const outside = found.filter(({ target }) => !target.startsWith("."));

describe("the house", () => {
  it("is seen: files and imports are found in every room that has code", () => {
    expect(all.length).toBeGreaterThan(80);
    expect(inside.length).toBeGreaterThan(150);
    expect(outside.length).toBeGreaterThan(15);
  });

  it("has only rooms that the table knows", () => {
    const rooms = new Set(all.map(room).filter((each) => each !== ""));
    expect([...rooms].filter((each) => !(each in mayImport))).toEqual([]);
  });

  it("imports downwards only", () => {
    const wrong = inside.filter(({ file, target, typeOnly }) => {
      const from = room(file);
      const to = room(resolve(dirname(file), target));
      if (from === "" || from === to) return false;
      if (mayImport[from]!.includes(to)) return false;
      return !(typeOnly && mayImportTypes[from]?.includes(to));
    });
    expect(wrong.map(({ file, target }) => `${relative(source, file)} → ${target}`)).toEqual([]);
  });

  it("has one home for every third-party package", () => {
    const wrong = outside.filter(({ file, target }) => {
      if (target.startsWith("node:")) return pure.includes(room(file).split("/")[0]!);
      const home = Object.keys(homes).find((name) => target === name || target.startsWith(`${name}/`));
      return !home || !homes[home]!.includes(room(file));
    });
    expect(wrong.map(({ file, target }) => `${relative(source, file)} → ${target}`)).toEqual([]);
  });

  it("has no circle of imports", () => {
    const next = new Map<string, string[]>();
    for (const { file, target, typeOnly } of inside) {
      if (typeOnly) continue;
      next.set(file, [...(next.get(file) ?? []), resolve(dirname(file), target)]);
    }
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push(
          [...trail.slice(trail.indexOf(file)), file].map((each) => relative(source, each)).join(" → "),
        );
        return;
      }
      state.set(file, "open");
      for (const each of next.get(file) ?? []) visit(each, [...trail, file]);
      state.set(file, "done");
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("calls nothing in the pure rooms that differs between engines or runs", () => {
    const forbidden =
      /\bMath\.(random|log|log2|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b|\bDate\b|\bperformance\b|\bconsole\b|\*\*/;
    const wrong = all
      .filter((file) => pure.includes(room(file).split("/")[0]!))
      .flatMap((file) => {
        const code = readFileSync(file, "utf8")
          .replace(/\/\*[\s\S]*?\*\//g, "")
          .replace(/\/\/.*$/gm, "")
          .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
        const match = code.match(forbidden);
        return match ? [`${relative(source, file)}: ${match[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });
});
