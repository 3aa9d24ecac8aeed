import { computed, type ReadonlySignal } from "@preact/signals";
import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import type { Factorial } from "./published.ts";
import type { IntegrationView } from "./view.ts";
import { captionOf, levers, leverWords } from "./words.ts";

export interface Contribution {
  readonly name: string;
  readonly shapley: MeanError;
  readonly firstIn: MeanError;
  readonly lastOut: MeanError;
}

/** What every lever contributes to the profit, money a year; the greatest first. */
export interface Contributed {
  readonly rows: readonly Contribution[];
  readonly total: MeanError;
  readonly replications: number;
  readonly own: boolean;
  /** "This scenario", or which published one. */
  readonly whose: string;
  /** Profit without and with all levers in the same runs, where they are at hand. */
  readonly levels: { readonly before: number; readonly after: number } | null;
  readonly caption: string;
}

export type Contributions = ReadonlySignal<Contributed | null>;

const nothing: MeanError = { mean: 0, se: 0 };

function published(factorial: Factorial): Contributed {
  const { profitByMask } = factorial;
  return {
    rows: factorial.levers.map((lever, i) => ({
      name: leverWords[lever].name,
      shapley: factorial.shapley.profit[i] ?? nothing,
      firstIn: factorial.firstIn[i] ?? nothing,
      lastOut: factorial.lastOut[i] ?? nothing,
    })),
    total: factorial.total,
    replications: factorial.replications,
    own: false,
    whose: "The published base case, all 256 sets of levers run",
    levels: { before: profitByMask[0] ?? 0, after: profitByMask.at(-1) ?? 0 },
    caption: `Hedgerow, ERP and CRM integration: ${factorial.source}, seed “${factorial.seed}”, ${factorial.replications} replications`,
  };
}

/** This scenario's attribution; until somebody asks for it, the published one. */
export function contributions(
  view: IntegrationView,
  factorial: ReadonlySignal<Factorial | null>,
): Contributions {
  const largestFirst = (all: readonly Contribution[]) =>
    all.toSorted((a, b) => b.shapley.mean - a.shapley.mean);
  return computed(() => {
    const answer = view.attribution.latest.value;
    if (answer === null) {
      if (factorial.value === null) return null;
      const found = published(factorial.value);
      return { ...found, rows: largestFirst(found.rows) };
    }
    const { value } = answer;
    return {
      rows: largestFirst(
        levers.flatMap((lever) => {
          const found = value.levers[lever];
          return found === undefined ? [] : [{ name: leverWords[lever].name, ...found }];
        }),
      ),
      total: value.total,
      replications: value.replications,
      own: true,
      whose: "This scenario",
      levels: null,
      caption: captionOf(answer.scenario),
    };
  });
}
