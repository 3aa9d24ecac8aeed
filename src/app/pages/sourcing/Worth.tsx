import type { SimulationSession } from "../../state/simulation.ts";
import { worthOf } from "./precision.ts";

/** What reducing variance was worth, under the status of a simulation that did; nothing under others. */
export function Worth({ simulation }: { readonly simulation: SimulationSession }) {
  const result = simulation.result.value;
  const sentence = result === null ? "" : worthOf(result);
  return sentence === "" ? null : <p class="worth">{sentence}</p>;
}
