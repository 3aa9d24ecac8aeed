import { useComputed } from "@preact/signals";
import { whiskersChart, whiskersHeight } from "../../../charts/whiskers.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import { knownWidth } from "./figures.ts";
import type { IntegrationView } from "./view.ts";
import { captionOf, rows, scaled, withError } from "./words.ts";

const pictured = rows.filter((row) => row.pictured);
/** Largest relative change drawn, in percent. */
const MOST = 100;

/** Siloed against integrated: by how much every figure is better or worse. */
export function HeroFigure({ view }: { readonly view: IntegrationView }) {
  const { draft } = view.session;
  const shown = useComputed(() => {
    const figures = view.figures.value;
    const [siloed, integrated] = figures?.policies ?? [];
    const difference = figures?.differences[0];
    if (siloed === undefined || integrated === undefined || difference === undefined) return null;
    const found = pictured.flatMap((row) => {
      const before = siloed.kpis[row.name];
      const after = integrated.kpis[row.name];
      const paired = difference.kpis[row.name];
      if (before === undefined || after === undefined || paired === undefined) return [];
      if (!(Math.abs(before.mean) > 0)) return [];
      const size = Math.abs(before.mean);
      const gain = ((row.better === "higher" ? 1 : -1) * 100 * paired.mean) / size;
      const single = !Number.isFinite(paired.halfWidth);
      const halfWidth = single ? 0 : (100 * paired.halfWidth) / size;
      const sure = !single && Math.abs(gain) > halfWidth;
      return [
        {
          row,
          before,
          after,
          paired,
          gain,
          halfWidth,
          word: single ? "one pair" : !sure ? "no clear change" : gain > 0 ? "better" : "worse",
        },
      ];
    });
    return found.length === 0 ? null : found;
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null) return null;
    return whiskersChart.bind(null, {
      xTitle: "Paired difference, % of the siloed figure",
      sides: ["worse", "better integrated"] as const,
      limits: [-MOST, MOST] as const,
      rows: now.map(({ row, before, after, gain, halfWidth, word }) => ({
        label: row.label,
        note: `${brief(row.decimals, scaled(row, before.mean))} → ${brief(row.decimals, scaled(row, after.mean))}${row.fraction ? " %" : ""} ${word === "no clear change" ? "unclear" : word === "one pair" ? "" : word}`,
        noteTone:
          word === "better"
            ? ("policyA" as const)
            : word === "worse"
              ? ("shortage" as const)
              : ("demand" as const),
        marks: [
          {
            value: gain,
            halfWidth,
            shape: word === "better" || word === "worse" ? ("dot" as const) : ("ring" as const),
            tone:
              word === "better"
                ? ("policyA" as const)
                : word === "worse"
                  ? ("shortage" as const)
                  : ("demand" as const),
          },
        ],
      })),
    });
  }).value;
  const now = shown.value ?? [];
  const better = now.filter((each) => each.word === "better").map((each) => each.row.label.toLowerCase());
  const worse = now.filter((each) => each.word === "worse").map((each) => each.row.label.toLowerCase());
  const finding =
    now[0]?.word === "one pair"
      ? "One pair of worlds so far: rings without intervals, which more histories will bring."
      : `Better with integration: ${better.join(", ") || "nothing"}. Worse: ${worse.join(", ") || "nothing"}.`;
  return (
    <ChartFrame
      title="Siloed → integrated, on the same histories"
      finding={finding}
      draw={draw}
      height={(width) => whiskersHeight(pictured.length, 1, width)}
      empty="The first pair of worlds is being simulated …"
      table={() => ({
        columns: [
          "Figure",
          "Unit",
          "Siloed",
          "Integrated",
          "Difference",
          "Half-width",
          "Better by, %",
          "Reading",
        ],
        rows: now.map(({ row, before, after, paired, gain, word }) => [
          row.label,
          row.fraction ? "%" : row.unit,
          scaled(row, before.mean),
          scaled(row, after.mean),
          scaled(row, paired.mean),
          scaled(row, knownWidth(paired)),
          gain,
          word,
        ]),
      })}
      caption={captionOf(draft.good.value)}
      file="hedgerow-integration"
      count={now.length}
      reading={(i) => {
        const each = now[i];
        if (each === undefined) return "";
        const { row, before, after, paired, gain, word } = each;
        const unit = row.fraction ? "%" : row.unit;
        return `${row.label}: ${brief(row.decimals, scaled(row, before.mean))} siloed, ${brief(row.decimals, scaled(row, after.mean))} integrated ${unit}; difference ${withError(scaled(row, paired.mean), scaled(row, knownWidth(paired)), row.decimals, true)}, ${word === "no clear change" || word === "one pair" ? word : `${fixed(Math.abs(gain), 1)} % ${word}`}.`;
      }}
      walks="Figure"
      faded={view.stale.value}
    />
  );
}

function brief(decimals: number, value: number): string {
  return Math.abs(value) >= 1e4 ? `${fixed(value / 1000, 0)}k` : fixed(value, decimals);
}
