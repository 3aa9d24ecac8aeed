import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import type { EventStudy } from "../../../models/integration/experiments/eventStudy.ts";
import type { ReadinessMap } from "../../../models/integration/experiments/readinessMap.ts";
import type { LeverName } from "../../../models/integration/levers.ts";

/** The exact attribution that ships with the product: every set of levers of the base case. */
export interface Factorial {
  readonly source: string;
  readonly seed: string;
  readonly replications: number;
  readonly levers: readonly LeverName[];
  readonly total: MeanError;
  readonly firstIn: readonly MeanError[];
  readonly lastOut: readonly MeanError[];
  readonly shapley: { readonly profit: readonly MeanError[] };
}

/** What a published situation came out at. */
export interface PublishedSituation {
  readonly name: string;
  readonly meaning: string;
  readonly benefits: readonly MeanError[];
  readonly npv: MeanError;
  readonly paybackYears: number | null;
  readonly probabilityPositive: number;
  readonly replications: number;
}

const files = import.meta.glob<object>("../../../../experiments/published/integration*.json", {
  import: "default",
});

async function read(name: string): Promise<object> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${name}.json`))?.[1];
  if (load === undefined) throw new RangeError(`unknown study: ${name}`);
  return load();
}

export async function publishedFactorial(): Promise<Factorial> {
  return (await read("integrationFactorial")) as Factorial;
}

export async function publishedSituations(): Promise<readonly PublishedSituation[]> {
  const { presets } = (await read("integration")) as { presets: readonly PublishedSituation[] };
  return presets;
}

/** Disruptions watched in both worlds. */
export interface Disruption {
  readonly siloed: EventStudy;
  readonly integrated: EventStudy;
}

/** Readiness map and disruption study of the base case. */
export interface PublishedStudies {
  readonly source: string;
  readonly seed: string;
  readonly readinessMap: ReadinessMap;
  readonly disruption: Disruption;
}

export async function publishedStudies(): Promise<PublishedStudies> {
  return (await read("integrationStudies")) as PublishedStudies;
}
