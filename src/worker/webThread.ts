import { expose, transfer } from "comlink";
import { type Computing, computing } from "./computing.ts";
import { type Holding, holding } from "./webSpawn.ts";

const inner = computing();
const exposed: Computing & Holding = {
  ...inner,
  block: async (first, count) => {
    const outcome = await inner.block(first, count);
    return outcome.ok ? transfer(outcome, [outcome.value.buffer]) : outcome;
  },
  ...holding,
};
expose(exposed);
