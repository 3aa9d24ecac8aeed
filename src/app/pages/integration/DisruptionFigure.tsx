import { useComputed } from "@preact/signals";
import { aroundEventChart } from "../../../charts/aroundEvent.ts";
import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import { Pick } from "../deterioration/Picks.tsx";
import { watchedSeries } from "./choices.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { captionOf, withError } from "./words.ts";

const worlds = [
  { name: "siloed", label: "siloed", tone: "shortage", dashed: true },
  { name: "integrated", label: "integrated", tone: "policyA" },
] as const;

/** What a disruption of supplier A does to either firm. */
export function DisruptionFigure({ view }: { readonly view: IntegrationView }) {
  const series = view.watch;
  const shown = useComputed(() => {
    const own = view.disruption.latest.value;
    const published = view.published.value;
    const study = own?.value ?? published?.disruption;
    if (study === undefined) return null;
    const of = (world: "siloed" | "integrated"): readonly MeanError[] =>
      study[world].series[series.value] ?? [];
    return {
      days: study.siloed.days,
      events: study.siloed.events,
      siloed: of("siloed"),
      integrated: of("integrated"),
      own: own !== null,
      caption:
        own === null
          ? `Hedgerow, ERP and CRM integration: ${published?.source ?? ""}, seed “${published?.seed ?? ""}”`
          : captionOf(own.scenario),
    };
  });
  const title = watchedSeries.find(([name]) => name === series.value)?.[1] ?? "";
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || now.siloed.length === 0) return null;
    return aroundEventChart.bind(null, {
      yTitle: watchedSeries.find(([name]) => name === series.value)?.[1] ?? "",
      event: "supplier A fails",
      days: now.days,
      courses: worlds.map(({ name, ...look }) => ({
        ...look,
        mean: now[name].map(({ mean }) => mean),
        reach: now[name].map(({ se }) => 2 * se),
      })),
    });
  }).value;
  const now = shown.value;
  const digits = series.value === "satisfaction" ? 3 : 0;
  const extreme = (values: readonly MeanError[]) => {
    const means = values.map(({ mean }) => mean);
    return series.value === "backlog" ? Math.max(...means) : Math.min(...means);
  };
  const finding =
    now === null || draw === null
      ? ""
      : `${now.own ? "This scenario" : "The published base case, live from its first day"}, ${now.events} disruptions: ${title.replace(/,.*/, "").toLowerCase()} ${series.value === "backlog" ? "peaks at" : "falls to"} ${fixed(extreme(now.siloed), digits)} siloed, ${fixed(extreme(now.integrated), digits)} integrated. Bands: ± 2 standard errors.`;
  return (
    <ChartFrame
      title="When supplier A fails"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty={
        now === null ? "The published study is being read …" : "No disruption happened in these histories."
      }
      table={() => ({
        columns: [
          "Day",
          ...worlds.flatMap(({ label }) => [`${title}, ${label}`, `Standard error, ${label}`]),
        ],
        rows: (now?.days ?? []).map((day, i) => [
          day,
          ...worlds.flatMap(({ name }) => [now?.[name][i]?.mean ?? 0, now?.[name][i]?.se ?? 0]),
        ]),
      })}
      caption={now?.caption ?? ""}
      file="hedgerow-integration-disruption"
      count={draw === null ? 0 : (now?.days.length ?? 0)}
      reading={(i) =>
        `Day ${now?.days[i] ?? 0}: ${worlds.map(({ name, label }) => `${label} ${withError(now?.[name][i]?.mean ?? 0, now?.[name][i]?.se ?? 0, digits)}`).join(", ")}.`
      }
      walks="Day"
      faded={now?.own === true && view.disruption.latest.value?.scenario !== view.session.draft.good.value}
    >
      <p class="picks">
        <Pick
          label="Watch"
          value={series.value}
          options={watchedSeries}
          onPick={(name) => {
            series.value = name;
          }}
        />
      </p>
      <StudyControl
        study={view.disruption}
        start="Watch this scenario"
        running="Collecting disruptions …"
        waiting="Until then the published study of the base case is shown."
      />
    </ChartFrame>
  );
}
