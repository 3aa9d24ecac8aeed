import type { SourcingOrder, SourcingState } from "../../models/sourcing/policy.ts";

/** What a policy saw and ordered in consecutive periods. */
export interface Trace {
  readonly netInventory: Float64Array;
  readonly spotPrice: Float64Array;
  readonly contractQuantity: Float64Array;
  readonly spotQuantity: Float64Array;
}

export const traced = ["netInventory", "spotPrice", "contractQuantity", "spotQuantity"] as const;

/** A value as a person would write it, at most 160 characters. */
export function written(value: unknown): string {
  try {
    const text = JSON.stringify(value, (_, member: unknown) =>
      typeof member === "number" && !Number.isFinite(member)
        ? String(member)
        : typeof member === "function" || typeof member === "bigint" || member === undefined
          ? String(member).slice(0, 40)
          : member,
    );
    return text.replace(/"(NaN|-?Infinity|undefined)"/g, "$1").slice(0, 160);
  } catch {
    return "something that cannot be written down";
  }
}

/**
 * A deciding function under watch: how often it was asked, what it returned last, and what it did in the calls asked
 * for. Each member of an order is read once, so that it cannot say one thing to the check and another afterwards.
 */
export class Watched {
  calls = 0;
  returned: unknown;
  private from = Number.POSITIVE_INFINITY;
  private trace: Trace | null = null;
  private readonly decide: (state: SourcingState, problem: unknown) => unknown;

  constructor(decide: (state: SourcingState, problem: unknown) => unknown) {
    this.decide = decide;
  }

  /** Records the calls `from` … `from + count − 1`, counted from now on. */
  record(from: number, count: number): Trace {
    this.calls = 0;
    this.from = from;
    const [netInventory, spotPrice, contractQuantity, spotQuantity] = traced.map(
      () => new Float64Array(count),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    this.trace = { netInventory, spotPrice, contractQuantity, spotQuantity };
    return this.trace;
  }

  readonly order = (state: SourcingState, problem: unknown): SourcingOrder => {
    const call = this.calls++;
    const { netInventory, spotPrice } = state;
    this.returned = undefined;
    const returned = this.decide(state, problem) as SourcingOrder | null | undefined;
    this.returned = returned;
    const order = {
      contractQuantity: returned?.contractQuantity as number,
      spotQuantity: returned?.spotQuantity as number,
    };
    const at = call - this.from;
    const { trace } = this;
    if (trace !== null && at >= 0 && at < trace.netInventory.length) {
      trace.netInventory[at] = netInventory;
      trace.spotPrice[at] = spotPrice;
      trace.contractQuantity[at] = order.contractQuantity;
      trace.spotQuantity[at] = order.spotQuantity;
    }
    return order;
  };
}
