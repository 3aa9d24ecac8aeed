import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { decimalsFor, fixed, plain } from "../../parts/format.ts";
import { chanceKey } from "./chance.ts";
import { StageLine } from "./StageLine.tsx";
import { counted, type PaperView, scenarioOf } from "./view.ts";

/** Units of the twin per unit of the plan: large enough for the plan to be recognised, small enough to wait for. */
const SCALE = 100;
const REPLICATIONS = 200;

/** The printed plan run by chance: what is left of its profit when units come, sell and spoil one by one. */
export function TwinLine({ view }: { readonly view: PaperView }) {
  const { stage, progress, failure, figures } = view.twin;
  const plan = view.exact.found.value["deteriorationPlan"];
  const total = counted(plan).find(({ kpi }) => kpi === "totalProfit");
  if (plan === undefined || total === undefined) return null;
  const given = scenarioOf(plan, total) as unknown as DeteriorationScenario;
  const scenario = {
    ...given,
    simulation: { ...given.simulation, scale: SCALE, replications: REPLICATIONS },
  } as unknown as Parameters<typeof chanceKey>[0];
  const profit = figures.value.get(chanceKey(scenario))?.policies[0]?.kpis["profit"];
  const decimals = profit === undefined ? 0 : decimalsFor(profit.halfWidth, 1);
  const short = (total.ours ?? 0) - (profit?.mean ?? 0);
  const words = {
    waiting: `The plan has no chance in it. By chance, at ${SCALE} units for each of the plan’s and ${plain(REPLICATIONS)} replications:`,
    running: `Simulating: ${Math.round(progress.value.done * REPLICATIONS)} of ${REPLICATIONS} replications`,
    stopped: "Stopped",
    done:
      profit === undefined
        ? ""
        : `By chance, at ${SCALE} units for each of the plan’s, it earns ${fixed(profit.mean, decimals)} ± ${fixed(profit.halfWidth, decimals)} (95 %, ${REPLICATIONS} replications): ${fixed(short, decimals)} less than by its equations, for sales lost where stock runs out early and units left where it does not`,
    failed: `The simulation failed: ${failure.value}`,
  }[stage.value];
  return (
    <StageLine
      stage={stage.value}
      progress={progress.value}
      words={words}
      action={stage.value === "waiting" ? "Simulate" : "Simulate again"}
      onStart={() => view.twin.start([scenario])}
      onStop={view.twin.stop}
    />
  );
}
