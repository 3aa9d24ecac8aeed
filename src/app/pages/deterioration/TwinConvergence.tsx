import { useComputed } from "@preact/signals";
import { type CoursePoint, convergenceChart } from "../../../charts/convergence.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed } from "../../parts/format.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money, policyNames, tones } from "./words.ts";

/** Mean profits settling as histories come in, below what the equations promise. */
export function TwinConvergence({ view }: { readonly view: DeteriorationView }) {
  const { simulation } = view.session;
  const data = useComputed(() => {
    const figures = simulation.figures.value;
    const plans = view.plans.peek();
    if (plans === null || figures === null) return null;
    const names = policyNames(plans.scenario.policies);
    return {
      yTitle: "Profit, money",
      total: figures.total,
      courses: plans.scenario.policies.slice(0, 2).map((_, i) => {
        const exact = plans.policies[i]?.fluid?.profit;
        return {
          label: names[i] ?? "",
          tone: tones[i] ?? ("plain" as const),
          ...(exact === undefined ? {} : { exact }),
          points: figures.courses[i] ?? [],
        };
      }),
    };
  });
  const draw = useComputed(() =>
    data.value === null ? null : convergenceChart.bind(null, data.value),
  ).value;
  const courses = data.value?.courses ?? [];
  const said = (point: CoursePoint | undefined) => {
    if (point === undefined) return "";
    const decimals = decimalsFor(point.halfWidth, 2);
    return `${fixed(point.mean, decimals)} ± ${fixed(point.halfWidth, decimals)}`;
  };
  const [first] = courses;
  const last = first?.points.at(-1);
  const finding =
    first?.exact === undefined || last === undefined
      ? ""
      : `Thin lines: by equation. The ${first.label} plan settles at ${said(last)}, not at ${money(first.exact)}: at a finite scale chance costs sales and leaves stock over.`;
  const scenario = view.plans.value?.scenario;
  return (
    <ChartFrame
      title="Profit as histories come in"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 280}
      empty={
        simulation.phase.value === "failed" ? "Nothing was simulated." : "The simulation is about to start …"
      }
      table={() => ({
        columns: [
          "Histories",
          ...courses.flatMap((course) => [`Mean profit, ${course.label}`, `Half-width, ${course.label}`]),
        ],
        rows: (first?.points ?? []).map((point, i) => [
          point.done,
          ...courses.flatMap((course) => [course.points[i]?.mean ?? 0, course.points[i]?.halfWidth ?? 0]),
        ]),
      })}
      caption={scenario === undefined ? "" : captionOf(scenario, true)}
      file="hedgerow-deterioration-convergence"
      count={first?.points.length ?? 0}
      reading={(i) =>
        `After ${(first?.points[i]?.done ?? 0).toLocaleString("en-US")} histories: ${courses.map((course) => `${course.label} ${said(course.points[i])}${course.exact === undefined ? "" : ` (by equation ${money(course.exact)})`}`).join("; ")}.`
      }
      walks="Histories"
      faded={simulation.stale.value}
    />
  );
}
