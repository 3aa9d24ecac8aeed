import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { KpiTable } from "../../parts/KpiTable.tsx";
import { decisionsOf, exactByName, rows } from "./figures.ts";
import type { SourcingView } from "./view.ts";
import { labelsOf, letters, tones } from "./words.ts";

/** What the exact figures are exact about: the lattice, which the simulation may leave. */
function exactlyOf({ lattice, simulation }: SourcingScenario): string {
  const name = typeof lattice === "string" ? lattice : `changed ${lattice.base}`;
  return simulation.sampling === "lattice"
    ? `bold: exact on the ${name} lattice; small: drawn from the same lattice`
    : `bold: exact, but on the ${name} lattice; small: with continuous demand and prices, which the lattice only comes near to`;
}

export function SourcingKpis({ view }: { readonly view: SourcingView }) {
  const { answers, simulation, reference } = view.session;
  const solution = answers.latest.value?.value;
  const scenario = answers.latest.value?.scenario as SourcingScenario | undefined;
  const labels = solution === undefined ? ["", ""] : labelsOf(solution);
  const pinned = reference.value?.solution.policies;
  const columns = letters.map((letter, i) => {
    const now = solution?.policies[i]?.exact;
    const before = pinned?.[i]?.exact;
    return {
      letter,
      label: labels[i] ?? "",
      tone: tones[i] ?? "plain",
      exact: now === undefined ? {} : exactByName(now),
      ...(before === undefined ? {} : { reference: exactByName(before) }),
    };
  });
  return (
    <KpiTable
      title="Figures per period"
      exactly={scenario === undefined ? "exact" : exactlyOf(scenario)}
      rows={rows}
      columns={columns}
      decisions={decisionsOf(solution?.policies ?? [])}
      figures={simulation.figures.value}
      stale={simulation.stale.value}
    />
  );
}
