import { useComputed } from "@preact/signals";
import { type CoursePoint, convergenceChart } from "../../../charts/convergence.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { decimalsFor, fixed } from "../../parts/format.ts";
import type { SourcingView } from "./view.ts";
import { captionOf, labelsOf, tones } from "./words.ts";

/** The simulated cost on its way to the exact one. */
export function ConvergenceFigure({ view }: { readonly view: SourcingView }) {
  const { answers, simulation, reference } = view.session;
  const data = useComputed(() => {
    const solution = answers.latest.value;
    const figures = simulation.figures.value;
    if (solution === null || figures === null) return null;
    const labels = labelsOf(solution.value);
    const pinned = reference.value?.solution.policies;
    return {
      yTitle: "Average cost, money/period",
      total: figures.total,
      courses: solution.value.policies.slice(0, 2).map((policy, i) => ({
        label: labels[i] ?? "",
        tone: tones[i] ?? ("plain" as const),
        ...(policy.exact === undefined ? {} : { exact: policy.exact.averageCost }),
        points: figures.courses[i] ?? [],
      })),
      ...(pinned === undefined
        ? {}
        : {
            ghosts: pinned
              .slice(0, 2)
              .flatMap((policy, i) =>
                policy.exact === undefined
                  ? []
                  : [{ tone: tones[i] ?? ("plain" as const), exact: policy.exact.averageCost }],
              ),
          }),
    };
  });
  const draw = useComputed(() =>
    data.value === null ? null : convergenceChart.bind(null, data.value),
  ).value;
  const courses = data.value?.courses ?? [];
  const said = (point: CoursePoint | undefined) => {
    if (point === undefined) return "";
    const decimals = decimalsFor(point.halfWidth, 3);
    return `${fixed(point.mean, decimals)} ± ${fixed(point.halfWidth, decimals)}`;
  };
  const exactly = (exact: number | undefined) => (exact === undefined ? "unknown" : fixed(exact, 3));
  const finding = courses
    .map(
      (course) => `${course.label}: simulated ${said(course.points.at(-1))}, exact ${exactly(course.exact)}`,
    )
    .join("; ");
  const scenario = answers.latest.value?.scenario;
  return (
    <ChartFrame
      title="Simulation closing in on the exact cost"
      finding={`${finding}.`}
      draw={draw}
      height={() => 300}
      empty="The simulation is about to start …"
      table={() => ({
        columns: [
          "Replications",
          ...courses.flatMap((course) => [
            `Mean, ${course.label}, money/period`,
            `Half-width, ${course.label}`,
          ]),
        ],
        rows: (courses[0]?.points ?? []).map((point, i) => [
          point.done,
          ...courses.flatMap((course) => [course.points[i]?.mean ?? 0, course.points[i]?.halfWidth ?? 0]),
        ]),
      })}
      caption={scenario === undefined ? "" : captionOf(scenario)}
      file="hedgerow-sourcing-convergence"
      count={courses[0]?.points.length ?? 0}
      reading={(i) =>
        `After ${(courses[0]?.points[i]?.done ?? 0).toLocaleString("en-US")} replications: ${courses
          .map((course) => `${course.label} ${said(course.points[i])} (exact ${exactly(course.exact)})`)
          .join("; ")}.`
      }
      walks="Replications"
      faded={simulation.stale.value}
    />
  );
}
