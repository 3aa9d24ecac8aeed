import { Inadmissible } from "../../../contract/inadmissible.ts";
import type { OwnFunctions } from "../../../contract/model.ts";
import type { CycleDecision, CycleState, Policy } from "../policy.ts";
import type { DeteriorationProblem } from "../problem.ts";

/** What a user's function must be. */
export type DecideFunction = (state: CycleState, problem: DeteriorationProblem) => CycleDecision;

function finite(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** What is wrong with a decision, as name, value and condition; undefined if nothing is. */
function flaw(
  decision: CycleDecision | undefined,
  time: number,
): readonly [string, unknown, string] | undefined {
  const { price, orderQuantity, renewal } = decision ?? ({} as Partial<CycleDecision>);
  if (!(finite(price) && price >= 0)) return ["price", price, "a finite price of at least 0"];
  if (!(finite(orderQuantity) && orderQuantity >= 0)) {
    return ["orderQuantity", orderQuantity, "a finite quantity of at least 0"];
  }
  switch (renewal?.kind) {
    case "never":
      return undefined;
    case "time":
      return finite(renewal.time) && renewal.time > time
        ? undefined
        : ["renewal.time", renewal.time, `a time after ${time}`];
    case "level":
      if (!finite(renewal.level)) return ["renewal.level", renewal.level, "a finite stock"];
      return renewal.leg === "rising" || renewal.leg === "falling"
        ? undefined
        : ["renewal.leg", renewal.leg, "rising or falling"];
    default:
      return ["renewal", String(renewal), "an object of kind time, level or never"];
  }
}

/**
 * A policy of the user's own: any function (state, problem) → decision, asked at the start of every cycle.
 *
 * @throws Inadmissible when there is no function of that name, or when it decides what cannot be
 */
export function userDefined(
  problem: DeteriorationProblem,
  name: string,
  own: OwnFunctions | undefined,
): Policy {
  const given = own && Object.hasOwn(own, name) ? own[name] : undefined;
  if (typeof given !== "function") {
    const message = `unknown policy function: ${name}; a function of that name must be handed over`;
    throw new Inadmissible([{ path: "policies", message }]);
  }
  const decide = given as DecideFunction;
  return {
    kind: "userDefined",
    label: name,
    decide(state) {
      const decision = decide(state, problem);
      const wrong = flaw(decision, state.time);
      if (wrong) {
        const [field, value, condition] = wrong;
        const message = `invalid ${field}: ${String(value)}; policy ${name} must decide ${condition} for its cycle ${state.cycle} at time ${state.time}`;
        throw new Inadmissible([{ path: "policies", message }]);
      }
      return decision;
    },
  };
}
