import { type ReadonlySignal, useComputed } from "@preact/signals";
import { whiskersChart, whiskersHeight } from "../../../charts/whiskers.ts";
import type { Interval } from "../../../models/integration/experiments/interval.ts";
import type { LeverName } from "../../../models/integration/levers.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, signed } from "../../parts/format.ts";
import type { Factorial } from "./published.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { captionOf, leverWords, withError } from "./words.ts";

interface Step {
  readonly lever: LeverName;
  readonly npv: number;
  /** 0 where it is not known. */
  readonly halfWidth: number;
  readonly gain: number;
}

const k = (value: number) => value / 1000;
const known = (npv: number | Interval) =>
  typeof npv === "number" ? { mean: npv, halfWidth: 0 } : { mean: npv.mean, halfWidth: npv.halfWidth ?? 0 };

function stepsOf(steps: readonly { readonly lever: LeverName; readonly npv: number | Interval }[]): Step[] {
  return steps.map(({ lever, npv }, i) => {
    const { mean, halfWidth } = known(npv);
    const before = i === 0 ? 0 : known(steps[i - 1]?.npv ?? 0).mean;
    return { lever, npv: mean, halfWidth, gain: mean - before };
  });
}

/** In which order to buy the levers, and where to stop. */
export function RolloutFigure({
  view,
  factorial,
}: {
  readonly view: IntegrationView;
  readonly factorial: ReadonlySignal<Factorial | null>;
}) {
  const shown = useComputed(() => {
    const own = view.rollout.latest.value;
    if (own !== null) {
      return {
        steps: stepsOf(own.value.steps),
        replications: own.value.replications,
        complete: own.value.runs.length === 0,
        own: true,
        more: "",
        caption: captionOf(own.scenario),
      };
    }
    const published = factorial.value;
    if (published === null) return null;
    const { rollout, replications } = published;
    return {
      steps: stepsOf(rollout.steps),
      replications,
      complete: true,
      own: false,
      more: ` Of all 255 sets of levers ${rollout.negative} lose money; the best one is worth ${fixed(k(known(rollout.best.npv).mean), 0)} thousand.`,
      caption: `Hedgerow, ERP and CRM integration: ${published.source}, seed “${published.seed}”, ${replications} replications`,
    };
  });
  const now = shown.value;
  const steps = now?.steps ?? [];
  const best = steps.reduce((most, step, i) => (step.npv > (steps[most]?.npv ?? 0) ? i : most), 0);
  const draw = useComputed(() => {
    const all = shown.value?.steps ?? [];
    if (all.length === 0) return null;
    const top = all.reduce((most, step, i) => (step.npv > (all[most]?.npv ?? 0) ? i : most), 0);
    return whiskersChart.bind(null, {
      xTitle: "Net present value of the programme so far, thousand money",
      sides: ["loses money", "worth it"] as const,
      limits: [-1e9, 1e9] as const,
      rows: all.map((step, i) => ({
        label: `${i + 1}. ${leverWords[step.lever].name}`,
        note: `${fixed(k(step.npv), 0)}k (${signed(k(step.gain), 0)}k)${i === top ? " ◂ most" : ""}`,
        noteTone: step.gain < 0 ? ("shortage" as const) : ("policyA" as const),
        marks: [
          {
            value: k(step.npv),
            halfWidth: k(step.halfWidth),
            shape: i <= top ? ("dot" as const) : ("ring" as const),
            tone: step.gain < 0 ? ("shortage" as const) : ("policyA" as const),
          },
        ],
      })),
    });
  }).value;
  const last = steps.at(-1);
  const finding =
    now === null || last === undefined
      ? ""
      : `${now.own ? "This scenario" : "The published base case"}, ${now.replications} histories, adding each time the lever that raises the value most: ${
          best === steps.length - 1 && now.complete
            ? "every lever pays, up to the last"
            : `the value is greatest after ${leverWords[steps[best]?.lever ?? last.lever].name.toLowerCase()}`
        }, ${withError(k(steps[best]?.npv ?? 0), k(steps[best]?.halfWidth ?? 0), 0)} thousand${now.complete && best < steps.length - 1 ? `; with all of them it is ${withError(k(last.npv), k(last.halfWidth), 0)}` : ""}.${now.more} Levers that are nearly equal may change places from run to run.`;
  return (
    <ChartFrame
      title="In which order to buy, and where to stop"
      level={3}
      finding={finding}
      draw={draw}
      height={(width) => whiskersHeight(Math.max(1, steps.length), 1, width)}
      empty={now === null ? "The published study is being read …" : "No lever is switched on."}
      table={() => ({
        columns: ["Step", "Lever", "NPV so far, money", "Half-width", "Added by this lever, money"],
        rows: steps.map((step, i) => [
          i + 1,
          leverWords[step.lever].name,
          Math.round(step.npv),
          Math.round(step.halfWidth),
          Math.round(step.gain),
        ]),
      })}
      caption={now?.caption ?? ""}
      file="hedgerow-integration-rollout"
      count={steps.length}
      reading={(i) => {
        const step = steps[i];
        return step === undefined
          ? ""
          : `Step ${i + 1}, ${leverWords[step.lever].name.toLowerCase()}: the programme so far is worth ${withError(step.npv, step.halfWidth, 0, true)}; this lever ${step.gain < 0 ? "takes away" : "adds"} ${fixed(Math.abs(step.gain), 0)}.`;
      }}
      walks="Step"
      faded={now?.own === true && view.rollout.latest.value?.scenario !== view.session.draft.good.value}
    >
      <StudyControl
        study={view.rollout}
        start="Find the path of this scenario"
        running="Trying every lever next, step by step …"
        waiting="Takes about a minute; until then the published path of the base case is shown."
      />
    </ChartFrame>
  );
}
