import type { Fault } from "../../../contract/model.ts";
import type { Estimate, SimulationResult } from "../../../experiment/results.ts";
import type { SourcingSimulation, StreamPlan } from "../../../models/sourcing/problem.ts";
import { plain } from "../../parts/format.ts";
import type { Draft } from "../../state/draft.ts";
import { isObject, type Json, valueAt, withValue } from "../../state/tree.ts";
import { letters, reductionsOf } from "./words.ts";

export const STREAMS = "simulation.streams";
export const CONTROLS = "simulation.controls";
export const UNTIL = "simulation.until";

/** Each plan of streams in a few words, and when it applies. */
export const plans: { readonly [plan in StreamPlan]: string } = {
  independent: "every replication draws its own",
  antithetic:
    "in pairs, high where the other is low; for any horizon, best for a policy's own cost; an even number of replications",
  sobol:
    "256 replications at a time, spread evenly over all that can happen; helps differences too, but takes 32 periods at most, warm-up included, and replications in multiples of 256",
};

/** What says the same as nothing. */
const idle: { readonly [path: string]: Json } = { [STREAMS]: "independent", [CONTROLS]: false };

/**
 * A draft that leaves out again what says the same left out, so that links stay short: independent streams, no
 * controls, and a cap on replications that no interval is to stop before.
 */
export function lean(draft: Draft): Draft {
  const put = (path: string, value: Json | undefined) => {
    const until = path.startsWith(`${UNTIL}.`)
      ? withValue(valueAt(draft.raw.value, UNTIL), path.slice(UNTIL.length + 1), value)
      : undefined;
    if (isObject(until) && until["halfWidth"] === undefined && until["relative"] === undefined) {
      draft.set(UNTIL, undefined);
    } else draft.set(path, idle[path] === value ? undefined : value);
  };
  return {
    ...draft,
    set: put,
    reset: (path) => (path === undefined ? draft.reset() : put(path, valueAt(draft.base, path))),
  };
}

/** Whether any of it is in use. */
export function isPrecise(raw: Json): boolean {
  return [STREAMS, CONTROLS, UNTIL].some((path) => valueAt(raw, path) !== undefined);
}

/** Whether a fault is about any of it. */
export function isAboutPrecision({ path }: Fault): boolean {
  return [STREAMS, CONTROLS, UNTIL].some((known) => path === known || path.startsWith(`${known}.`));
}

/** So many times the replications; null where it is unknown or nothing varies. */
function times(estimate: Estimate | undefined): string | null {
  const { efficiency } = estimate ?? {};
  if (typeof efficiency !== "number") return null;
  return plain(Number(efficiency.toPrecision(efficiency < 10 ? 2 : 3)));
}

/** What reducing variance was worth to the leading figure, in a sentence; empty where it was not tried. */
export function worthOf({ kpis: [leading], policies, differences, scenario }: SimulationResult): string {
  const tricks = reductionsOf(scenario.simulation as SourcingSimulation);
  if (leading === undefined || tricks.length === 0) return "";
  const figure = leading.label.toLowerCase();
  const own = policies
    .map(({ kpis }, i) => ({ times: times(kpis[leading.name]), letter: letters[i] }))
    .filter((each) => each.times !== null);
  const paired = times(differences[0]?.kpis[leading.name]);
  const names = own.map((each) => each.letter).join(" and ");
  const worths: [worth: string, of: string][] = [];
  if (own.length > 0) worths.push([own.map((each) => each.times).join(" and "), `the ${figure} of ${names}`]);
  if (paired !== null)
    worths.push([paired, own.length > 0 ? "their difference" : `the difference in ${figure}`]);
  const words = worths.map(
    ([worth, of], i) => `${worth} times ${i === 0 ? "as many replications " : ""}for ${of}`,
  );
  if (words.length === 0) return "";
  const subject = tricks.join(" and ");
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} are worth ${words.join(", ")}.`;
}
