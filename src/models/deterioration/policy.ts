import type { Plan } from "./plan.ts";

/** What a policy sees when a cycle starts. */
export interface CycleState {
  /** 0 for the first cycle. */
  readonly cycle: number;
  /** Periods. */
  readonly time: number;
  /** Units on hand, and demand waiting for units; divided by the scale. */
  readonly stock: number;
  readonly backlog: number;
}

/**
 * When the next cycle starts: at a given time, what is left in stock being discarded then; or a lead time after
 * the stock has come to a level, on the leg named, what is left being kept; or not before the horizon's end.
 */
export type Renewal =
  | { readonly kind: "time"; readonly time: number }
  | { readonly kind: "level"; readonly level: number; readonly leg: "rising" | "falling" }
  | { readonly kind: "never" };

/** What it decides for the cycle. */
export interface CycleDecision {
  /** s, money/unit, in force until the next cycle starts. */
  readonly price: number;
  /** Q, units, arriving at rate P from the cycle's start. */
  readonly orderQuantity: number;
  readonly renewal: Renewal;
}

/** A rule for pricing and ordering, cycle by cycle. Lead times, arrivals and money are the twin's business. */
export interface Policy {
  readonly kind: string;
  readonly label: string;
  decide(state: CycleState): CycleDecision;
}

/** A policy made from a plan, with the plan. */
export interface PlannedPolicy extends Policy {
  readonly plan: Plan;
}

/** Follows a plan by the clock: its boundaries, prices and quantities, come what may. */
export function clockPolicy(kind: string, label: string, plan: Plan): PlannedPolicy {
  const decisions = plan.cycles.map(
    (cycle): CycleDecision => ({
      price: cycle.price,
      orderQuantity: cycle.orderQuantity,
      renewal: { kind: "time", time: cycle.end },
    }),
  );
  return { kind, label, plan, decide: ({ cycle }) => decisions[cycle]! };
}
