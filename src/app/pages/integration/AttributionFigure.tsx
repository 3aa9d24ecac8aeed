import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { whiskersChart, whiskersHeight } from "../../../charts/whiskers.ts";
import type { MeanError } from "../../../models/integration/experiments/attribution.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import { type Factorial, publishedFactorial } from "./published.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { captionOf, levers, leverWords, withError } from "./words.ts";

interface Shown {
  readonly rows: readonly {
    readonly name: string;
    readonly shapley: MeanError;
    readonly firstIn: MeanError;
    readonly lastOut: MeanError;
  }[];
  readonly total: MeanError;
  readonly replications: number;
  readonly own: boolean;
  readonly caption: string;
}

const ways = [
  { name: "shapley", shape: "dot", text: "Shapley value" },
  { name: "firstIn", shape: "ring", text: "first in, alone" },
  { name: "lastOut", shape: "square", text: "last out, of all" },
] as const;

const published = (factorial: Factorial): Shown => ({
  rows: factorial.levers.map((lever, i) => ({
    name: leverWords[lever].name,
    shapley: factorial.shapley.profit[i] ?? { mean: 0, se: 0 },
    firstIn: factorial.firstIn[i] ?? { mean: 0, se: 0 },
    lastOut: factorial.lastOut[i] ?? { mean: 0, se: 0 },
  })),
  total: factorial.total,
  replications: factorial.replications,
  own: false,
  caption: `Hedgerow, ERP and CRM integration: ${factorial.source}, seed “${factorial.seed}”, ${factorial.replications} replications`,
});

/** What every lever contributes to the profit. */
export function AttributionFigure({ view }: { readonly view: IntegrationView }) {
  const factorial = useSignal<Factorial | null>(null);
  useEffect(() => {
    void publishedFactorial().then((read) => {
      factorial.value = read;
    });
  }, [factorial]);
  const shown = useComputed<Shown | null>(() => {
    const answer = view.attribution.latest.value;
    if (answer === null) return factorial.value === null ? null : published(factorial.value);
    const { value } = answer;
    return {
      rows: levers.flatMap((lever) => {
        const found = value.levers[lever];
        return found === undefined ? [] : [{ name: leverWords[lever].name, ...found }];
      }),
      total: value.total,
      replications: value.replications,
      own: true,
      caption: captionOf(answer.scenario),
    };
  });
  const ordered = useComputed(
    () => shown.value?.rows.toSorted((a, b) => b.shapley.mean - a.shapley.mean) ?? [],
  );
  const draw = useComputed(() => {
    if (ordered.value.length === 0) return null;
    return whiskersChart.bind(null, {
      xTitle: "Profit, thousand money/year; whiskers: ± 2 standard errors",
      sides: ["costs profit", "adds profit"] as const,
      limits: [-1e9, 1e9] as const,
      key: ways,
      rows: ordered.value.map((row) => ({
        label: row.name,
        note: `${withError(row.shapley.mean / 1000, row.shapley.se / 1000, 1, true)}k`,
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
  const rows = ordered.value;
  const total = now?.total.mean ?? 0;
  const [most] = rows;
  const losing = rows.filter(({ shapley }) => shapley.mean + 2 * shapley.se < 0).map(({ name }) => name);
  const finding =
    now === null || most === undefined
      ? ""
      : `${now.own ? "This scenario" : "The published base case, live from its first day, all 256 sets of levers run"}: ${most.name.toLowerCase()} contributes ${total === 0 ? "most" : `${fixed((100 * most.shapley.mean) / total, 0)} %`} of ${withError(total / 1000, now.total.se / 1000, 0)} thousand a year${losing.length > 0 ? `; ${losing.join(", ").toLowerCase()} costs profit` : ""}. Notes: Shapley value ± standard error, ${now.replications} histories.`;
  return (
    <ChartFrame
      title="What each lever contributes"
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
