import { createHash } from "node:crypto";
import type { KernelName } from "../contract/model.ts";
import { type Computing, computing, type FunctionSources } from "./computing.ts";
import type { Laboratory } from "./laboratory.ts";
import { importOwn } from "./nodeImport.ts";
import { nodeSpawn } from "./nodeSpawn.ts";
import type { Thread } from "./pool.ts";
import { pooledLaboratory } from "./pooledLaboratory.ts";

function spawn(): Thread {
  return nodeSpawn<Computing>(new URL("./nodeThread.js", import.meta.url));
}

/** Computes where it is asked, giving way between calls. */
function inPlace(): Thread {
  const inner = computing(importOwn);
  return {
    remote: {
      ...inner,
      block: async (first, count) => {
        await new Promise((resolve) => setImmediate(resolve));
        return inner.block(first, count);
      },
    },
    died: new Promise(() => {}),
    terminate: () => {},
  };
}

export interface NodeOptions {
  /** Simulating threads, at least 1; one works in place. */
  readonly workers: number;
  /** A single one has a thread of its own too: for blocks that nobody would want to wait for. */
  readonly apart?: boolean;
  /** Threads for exact answers and views; one (the default) works in place. */
  readonly solvers?: number;
  /** Addresses (`file:` URLs) of the modules of a user's own functions. */
  readonly functions?: FunctionSources;
  /** Which kernel simulates; results are the same. */
  readonly kernel?: KernelName | undefined;
  readonly onNote?: (note: string) => void;
}

/** The laboratory of commands and scripts under Node. */
export function laboratory({
  workers,
  apart = false,
  solvers = 1,
  functions,
  kernel,
  onNote,
}: NodeOptions): Laboratory {
  return pooledLaboratory({
    workers,
    spawn: workers === 1 && !apart ? inPlace : spawn,
    solver: solvers === 1 ? inPlace : spawn,
    solvers,
    kernel,
    hash: () => createHash("sha256"),
    onNote,
    ...(functions ? { functions } : {}),
  });
}
