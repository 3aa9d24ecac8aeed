import { expose, transfer } from "comlink";
import { type Computing, computing } from "./computing.ts";

export interface WebComputing extends Computing {
  /** Takes a lock and keeps it for as long as the worker lives; returns once it is held. */
  hold(lock: string): Promise<void>;
}

const inner = computing();
const exposed: WebComputing = {
  ...inner,
  block: async (first, count) => {
    const outcome = await inner.block(first, count);
    return outcome.ok ? transfer(outcome, [outcome.value.buffer]) : outcome;
  },
  hold: (lock) =>
    new Promise((held) => {
      void navigator.locks.request(lock, () => {
        held();
        return new Promise(() => {});
      });
    }),
};
expose(exposed);
