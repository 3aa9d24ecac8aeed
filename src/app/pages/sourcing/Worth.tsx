import { useComputed } from "@preact/signals";
import type { SourcingSimulation } from "../../../models/sourcing/problem.ts";
import { worthOf } from "./precision.ts";
import type { SourcingView } from "./view.ts";
import { reductionsOf } from "./words.ts";

/** What reducing variance was worth, under the status of a simulation that does; nothing under others. */
export function Worth({ view }: { readonly view: SourcingView }) {
  const { draft, simulation } = view.session;
  const used = useComputed(() => reductionsOf(draft.good.value.simulation as SourcingSimulation).length > 0);
  if (!used.value) return null;
  const result = simulation.result.value;
  // The line is there from the start, so that nothing below it moves at the end.
  return <p class="worth">{(result === null ? "" : worthOf(result)) || "\u00a0"}</p>;
}
