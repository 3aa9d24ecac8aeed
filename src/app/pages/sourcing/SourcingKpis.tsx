import { KpiTable } from "../../parts/KpiTable.tsx";
import { decisionsOf, exactByName, rows } from "./figures.ts";
import type { SourcingView } from "./view.ts";
import { labelsOf, letters, tones } from "./words.ts";

export function SourcingKpis({ view }: { readonly view: SourcingView }) {
  const { answers, simulation, reference } = view.session;
  const solution = answers.latest.value?.value;
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
      rows={rows}
      columns={columns}
      decisions={decisionsOf(solution?.policies ?? [])}
      figures={simulation.figures.value}
      stale={simulation.stale.value}
    />
  );
}
