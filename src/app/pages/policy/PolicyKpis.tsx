import { useComputed } from "@preact/signals";
import { plain } from "../../parts/format.ts";
import { KpiTable } from "../../parts/KpiTable.tsx";
import { exactByName, rows } from "../sourcing/figures.ts";
import type { PolicyView } from "./view.ts";

/** Figures of the best policy beside those of the user's. */
export function PolicyKpis({ view }: { readonly view: PolicyView }) {
  const { answers, own } = view;
  const best = useComputed(() => answers.latest.value?.value.policies[0]).value;
  const figures = own.figures.value;
  const entry: unknown = own.result.value?.scenario.policies.at(-1);
  const { reservation } = (entry ?? {}) as { readonly reservation?: number };
  const columns = [
    {
      letter: "A",
      label: "best possible",
      tone: "policyA",
      exact: best?.exact === undefined ? {} : exactByName(best.exact),
    },
    { letter: "B", label: "yours", tone: "policyB", exact: figures?.policies[1]?.exact ?? {} },
  ];
  return (
    <KpiTable
      title="Figures per period"
      rows={rows}
      columns={columns}
      decisions={[
        {
          label: "Reserves R",
          means:
            "Capacity reserved once and for all; the most the contract delivers in a period. Units per period.",
          values: [
            best === undefined ? "" : plain(best.reservation),
            reservation === undefined ? "" : plain(reservation),
          ],
        },
      ]}
      figures={figures}
      stale={own.stale.value}
    />
  );
}
