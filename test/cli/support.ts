import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const main = join(root, "dist/src/cli/main.js");

// Every command is a process of its own, and many of them share the machine with the other tests.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Starting {
  readonly stdin?: string | Buffer;
  /** Options of Node's own. */
  readonly node?: readonly string[];
  /** Sent as soon as the command reports progress. */
  readonly signal?: NodeJS.Signals;
}

/** A folder of its own for a test file, and the real command line run as a user standing in it. */
export function commandLine(): {
  folder(): string;
  file(name: string, content: string | object): string;
  hedgerow(args: readonly string[], starting?: Starting): Promise<Ended>;
} {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hedgerow-cli-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder: () => folder,
    file(name, content) {
      writeFileSync(
        join(folder, name),
        typeof content === "string" ? content : JSON.stringify(content, null, 2),
      );
      return name;
    },
    hedgerow: (args, { stdin = "", node = [], signal } = {}) =>
      new Promise((ended, failed) => {
        const child = spawn(process.execPath, [...node, main, ...args], {
          cwd: root,
          env: { ...process.env, INIT_CWD: folder },
        });
        let stdout = "";
        let stderr = "";
        child.stdout.on("data", (chunk) => {
          stdout += chunk;
        });
        child.stderr.on("data", (chunk) => {
          stderr += chunk;
          if (signal && !child.killed && /replications, about/.test(stderr)) child.kill(signal);
        });
        child.on("error", failed);
        child.on("close", (status) => ended({ status, stdout, stderr }));
        child.stdin.on("error", () => {});
        child.stdin.end(stdin);
      }),
  };
}

/** A scenario that is over in no time. */
export const small = {
  version: 1,
  model: "sourcing",
  problem: {
    contractPrice: 8,
    reservationPrice: 0.5,
    holdingCost: 0.2,
    backorderCost: 8,
    demand: { mean: 10, sd: 3 },
    spotPrice: { mean: 10, sd: 1 },
  },
  lattice: "paper",
  policies: [{ kind: "optimal" }, { kind: "baseStock", reservation: 12, baseStock: 17 }],
  simulation: { seed: "test", replications: 200, periods: 50, warmUp: 10, sampling: "lattice" },
} as const;
