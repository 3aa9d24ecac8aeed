import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import { byGroup, type Compared, type Tally, tallyOf } from "../../../experiment/design/comparison.ts";
import type { Experiment } from "../../../experiment/design/design.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { type Chance, chance } from "./chance.ts";
import { type PrintedInputs, printedInputs, publishedExperiments } from "./library.ts";
import { type Recomputation, recomputation } from "./recomputation.ts";
import { searchName, sourcingResults } from "./results.ts";

/** Answers outlive a change of page; they are computed once after the page was loaded, and on request. */
interface Kept {
  readonly inputs: PrintedInputs;
  readonly experiments: ReadonlyMap<string, Experiment>;
  readonly exact: Recomputation;
  readonly search: Recomputation;
  readonly chance: Chance;
  readonly twin: Chance;
}

/** Everything that the parts of this page share. */
export interface PaperView extends Kept {
  /** Counts over the settings that count: what the command line prints. */
  readonly tally: ReadonlySignal<Tally>;
  /** Which setting of what the paper leaves open Tables 3 to 5 show; 0 is the one that counts. */
  readonly setting: Signal<number>;
  /** The part that the link points at. */
  readonly place: Signal<string>;
}

let kept: Promise<Kept> | null = null;

/** Tables 3 to 5 first: they are what one looks at first, and quick. */
const first = ["sourcingTable3", "sourcingTable4", "sourcingTable5", "sourcingTable2"];

async function prepared(): Promise<Kept> {
  const [experiments, inputs] = await Promise.all([publishedExperiments(searchName), printedInputs()]);
  const order = [...first, ...sourcingResults.map(({ experiment }) => experiment), ...experiments.keys()];
  const found = [...new Set(order)].flatMap((name) => experiments.get(name) ?? []);
  const search = experiments.get(searchName);
  return {
    inputs,
    experiments,
    exact: recomputation(found.filter(({ onRequest }) => !onRequest)),
    search: recomputation(search === undefined ? [] : [search]),
    chance: chance(),
    twin: chance(),
  };
}

/** The values of the setting that counts. */
export function counted(reproduction: Reproduction | undefined): readonly Compared[] {
  return byGroup(reproduction?.values ?? [])[0]?.values ?? [];
}

/** The scenario of a value's cell. */
export function scenarioOf({ bench }: Reproduction, { cell }: Compared): ScenarioBase {
  return bench.scenario(cell ?? 0);
}

/**
 * @param state the page's own part of a link; unchecked
 */
export async function paperView(state: Json | null): Promise<PaperView> {
  kept ??= prepared().catch((error: unknown) => {
    // What could not be fetched is tried again with the next visit.
    kept = null;
    throw error;
  });
  const shared = await kept;
  const { exact } = shared;
  if (exact.stage.peek() === "waiting") exact.start();
  const { at, setting }: JsonObject = isObject(state) ? state : {};
  return {
    ...shared,
    tally: computed(() => tallyOf(Object.values(exact.found.value).flatMap(counted))),
    setting: signal(setting === 1 ? 1 : 0),
    place: signal(typeof at === "string" ? at : ""),
  };
}

/** A scenario as its exact solution sees it: demand and prices of the lattice, so that simulated and exact agree. */
export function onLattice(scenario: ScenarioBase): ScenarioBase {
  if (scenario.model !== "sourcing") return scenario;
  return { ...scenario, simulation: { ...scenario.simulation, sampling: "lattice" } } as ScenarioBase;
}
