import { useComputed } from "@preact/signals";
import { whiskersChart, whiskersHeight } from "../../../charts/whiskers.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import type { Contributions } from "./contributions.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { withError } from "./words.ts";

const ways = [
  { name: "firstIn", shape: "ring", text: "first in, alone" },
  { name: "shapley", shape: "dot", text: "on average" },
  { name: "lastOut", shape: "square", text: "last out, of all" },
] as const;

/** How much it matters in which order the levers come. */
export function AttributionFigure({
  view,
  shown,
}: {
  readonly view: IntegrationView;
  readonly shown: Contributions;
}) {
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || now.rows.length === 0) return null;
    return whiskersChart.bind(null, {
      xTitle: "Profit, thousand money/year; whiskers: ± 2 standard errors",
      sides: ["costs profit", "adds profit"] as const,
      limits: [-1e9, 1e9] as const,
      key: ways,
      rows: now.rows.map((row) => ({
        label: row.name,
        note: "",
        noteTone: "plain" as const,
        marks: ways.map(({ name, shape }) => ({
          value: row[name].mean / 1000,
          halfWidth: (2 * row[name].se) / 1000,
          shape,
          tone: name === "shapley" ? ("policyA" as const) : ("demand" as const),
        })),
      })),
    });
  }).value;
  const now = shown.value;
  const rows = now?.rows ?? [];
  const helped = rows.filter(
    ({ firstIn, lastOut }) => lastOut.mean - firstIn.mean > 2 * (firstIn.se + lastOut.se),
  );
  const hurt = rows.filter(
    ({ firstIn, lastOut }) => firstIn.mean - lastOut.mean > 2 * (firstIn.se + lastOut.se),
  );
  const named = (list: typeof rows) => list.map(({ name }) => name.toLowerCase()).join(", ");
  const finding =
    now === null
      ? ""
      : helped.length + hurt.length === 0
        ? "No lever is clearly worth more alone than on top of all others, or less."
        : `${[
            helped.length > 0 ? `worth more on top of the others than alone: ${named(helped)}` : "",
            hurt.length > 0 ? `worth less: ${named(hurt)}` : "",
          ]
            .filter((part) => part !== "")
            .join("; ")}.`.replace(/^w/, "W");
  return (
    <ChartFrame
      title="Whether the order matters"
      level={3}
      finding={finding}
      draw={draw}
      height={(width) => whiskersHeight(Math.max(1, rows.length), ways.length, width)}
      empty={now === null ? "The published study is being read …" : "No lever is switched on."}
      table={() => ({
        columns: ["Lever", ...ways.flatMap(({ text }) => [`${text}, money/year`, `Standard error, ${text}`])],
        rows: rows.map((row) => [
          row.name,
          ...ways.flatMap(({ name }) => [Math.round(row[name].mean), Math.round(row[name].se)]),
        ]),
      })}
      caption={now?.caption ?? ""}
      file="hedgerow-integration-levers"
      count={rows.length}
      reading={(i) => {
        const row = rows[i];
        return row === undefined
          ? ""
          : `${row.name}: ${ways.map(({ name, text }) => `${text} ${withError(row[name].mean, row[name].se, 0, true)}`).join("; ")} (standard errors).`;
      }}
      walks="Lever"
      faded={now?.own === true && view.attribution.latest.value?.scenario !== view.session.draft.good.value}
    >
      <StudyControl
        study={view.attribution}
        start="Attribute this scenario"
        running="Running every lever alone, left out, and in random order …"
        waiting="Takes about half a minute; until then the published exact study of the base case is shown."
      />
    </ChartFrame>
  );
}
