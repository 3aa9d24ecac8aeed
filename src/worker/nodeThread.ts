import { parentPort } from "node:worker_threads";
import { expose, transfer } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { computing } from "./computing.ts";
import { importOwn } from "./nodeImport.ts";

if (!parentPort) throw new Error("nodeThread runs as a worker thread only");
const inner = computing(importOwn);
expose(
  {
    ...inner,
    block: async (first: number, count: number) => {
      const outcome = await inner.block(first, count);
      return outcome.ok ? transfer(outcome, [outcome.value.buffer]) : outcome;
    },
  },
  nodeEndpoint(parentPort),
);
