import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import type { EventStudy } from "../../../models/integration/experiments/eventStudy.ts";
import type { Interval } from "../../../models/integration/experiments/interval.ts";
import type { IsoService } from "../../../models/integration/experiments/isoService.ts";
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
  /** Mean profit of every set of levers, none first, all last, money a year. */
  readonly profitByMask: readonly number[];
  readonly rollout: PublishedRollout;
}

/** The greedy path of the published study, and the best of all sets. */
export interface PublishedRollout {
  readonly steps: readonly { readonly lever: LeverName; readonly npv: number | Interval }[];
  readonly best: { readonly levers: readonly LeverName[]; readonly npv: number | Interval };
  /** Sets of levers that lose money. */
  readonly negative: number;
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

/** Equal service of the base case; older runs kept no difference. */
export type PublishedIso = Pick<IsoService, "siloedFactor" | "integratedFactor" | "matched"> & {
  readonly kpis: {
    readonly [kpi: string]: {
      readonly siloed: MeanError;
      readonly integrated: MeanError;
      readonly difference?: Interval;
    };
  };
};

/** Equal service, readiness map and disruption study of the base case. */
export interface PublishedStudies {
  readonly source: string;
  readonly seed: string;
  readonly isoService: PublishedIso;
  readonly readinessMap: ReadinessMap;
  readonly disruption: Disruption;
}

export async function publishedStudies(): Promise<PublishedStudies> {
  return (await read("integrationStudies")) as PublishedStudies;
}
