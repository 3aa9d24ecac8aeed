import type { QuantileTable } from "../../distributions/quantileTable.ts";
import type { Streams } from "../../random/streams.ts";
import type { Ports } from "../integration/ports.ts";
import { componentProblems, solvedComponent, spotPrices, type Terms } from "./contract.ts";
import { ContractBackup } from "./contractBackup.ts";
import { DecayingStock } from "./decayingStock.ts";
import type { CombinedScenario } from "./scenario.ts";

/** What fills the ports of all runs of a scenario: policies solved once, tables built once. */
export interface Parts {
  readonly terms: readonly Terms[];
  readonly prices: readonly QuantileTable[];
  readonly leadTime: number;
  readonly rate: number;
  readonly from: number;
}

/**
 * Solves what the ports are filled with.
 *
 * @param known policies solved before, to be used as they are
 * @throws Inadmissible where a policy has no steady state
 */
export function parts(scenario: CombinedScenario, known?: readonly Terms[]): Parts {
  const problems = componentProblems(scenario.problem);
  return {
    terms: known ?? problems.map((each) => solvedComponent(each).terms),
    prices: problems.map(spotPrices),
    leadTime: scenario.problem.supply.backupDays,
    rate: scenario.problem.deterioration.rate,
    from: scenario.simulation.warmUp,
  };
}

/** Which supplier stands in for supplier A. */
export type Backup = "fixed" | "contract";

/** The ports of one run, and the backup that is made when the run begins; null for the fixed one. */
export interface Filled {
  readonly ports: Ports;
  readonly backup: () => ContractBackup | null;
}

/** Fills the ports for one run. */
export function filled(made: Parts, streams: Streams, backup: Backup): Filled {
  let contract: ContractBackup | null = null;
  const { terms, prices, leadTime, from, rate } = made;
  return {
    ports: {
      ...(rate > 0 && {
        decay: (replication: number) => new DecayingStock(rate, streams, replication, terms.length),
      }),
      ...(backup === "contract" && {
        backup: (site) => {
          contract = new ContractBackup(site, streams, terms, prices, leadTime, from);
          return contract;
        },
      }),
    },
    backup: () => contract,
  };
}
