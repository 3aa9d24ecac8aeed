import { expose, transfer } from "comlink";
import { computing } from "./computing.ts";

const inner = computing();
expose({
  ...inner,
  block: async (first: number, count: number) => {
    const outcome = await inner.block(first, count);
    return outcome.ok ? transfer(outcome, [outcome.value.buffer]) : outcome;
  },
});
