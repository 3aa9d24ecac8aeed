import { area as areaShape, line, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, plot, type Tone } from "./drawing.ts";
import { endLabels, labelRoom } from "./labels.ts";

export interface CoursePoint {
  readonly done: number;
  readonly mean: number;
  readonly halfWidth: number;
}

export interface Course {
  readonly label: string;
  readonly tone: Tone;
  /** The exact value, a thin line through the whole chart. */
  readonly exact?: number;
  readonly points: readonly CoursePoint[];
}

export interface ConvergenceData {
  readonly yTitle: string;
  readonly total: number;
  readonly courses: readonly Course[];
  /** Exact values of a reference result. */
  readonly ghosts?: readonly { readonly tone: Tone; readonly exact: number }[];
}

/** Share of the replications after which a band counts for the axis; the first few intervals are huge. */
const SETTLED = 0.02;

/** Simulated means with intervals that narrow as replications come in, around the exact lines. */
export function convergenceChart(data: ConvergenceData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 30,
    right: labelRoom(data.courses.map((course) => course.label)),
    bottom: 42,
    left: options.width < 380 ? 44 : 52,
  });
  const settled = data.courses.flatMap((course) => {
    const kept = course.points.filter((point) => point.done >= SETTLED * data.total && point.done >= 20);
    const counted = kept.length > 0 ? kept : course.points.slice(-1);
    return counted.flatMap((point) => [point.mean - point.halfWidth, point.mean + point.halfWidth]);
  });
  const levels = [...data.courses, ...(data.ghosts ?? [])].flatMap((course) => course.exact ?? []);
  const low = Math.min(...levels, ...settled);
  const high = Math.max(...levels, ...settled);
  const room = 0.08 * (high - low || Math.abs(high) || 1);
  const x = scaleLinear().domain([0, data.total]).range([0, width]);
  const y = scaleLinear()
    .domain([low - room, high + room])
    .range([height, 0])
    .nice(5);
  leftAxis(area, y, width, data.yTitle);
  bottomAxis(area, x, height, "Replications");

  const inside = clipped(area, 0, 0, width, height);
  for (const ghost of data.ghosts ?? []) {
    inside
      .append("line")
      .attr("class", `line ghost tone-${ghost.tone}`)
      .attr("x2", width)
      .attr("y1", y(ghost.exact))
      .attr("y2", y(ghost.exact));
  }
  const band = areaShape<CoursePoint>()
    .x((point) => x(point.done))
    .y0((point) => y(point.mean - point.halfWidth))
    .y1((point) => y(point.mean + point.halfWidth));
  const middle = line<CoursePoint>()
    .x((point) => x(point.done))
    .y((point) => y(point.mean));
  for (const [index, course] of data.courses.entries()) {
    inside.append("path").attr("class", `band tone-${course.tone}`).attr("d", band(course.points));
    if (course.exact !== undefined) {
      inside
        .append("line")
        .attr("class", `exact tone-${course.tone}`)
        .attr("x2", width)
        .attr("y1", y(course.exact))
        .attr("y2", y(course.exact));
    }
    inside
      .append("path")
      .attr("class", `line tone-${course.tone}${index > 0 ? " dashed" : ""}`)
      .attr("d", middle(course.points));
  }
  endLabels(
    area,
    data.courses.map((course) => ({
      text: course.label,
      tone: course.tone,
      y: y(course.exact ?? course.points.at(-1)?.mean ?? low),
    })),
    width + 8,
    0,
    height,
  );

  const steps = data.courses[0]?.points ?? [];
  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const marks = data.courses.map((course) => {
    const group = cross.append("g").attr("class", `tone-${course.tone}`);
    group.append("line").attr("class", "whisker");
    group.append("circle").attr("r", 3.5);
    return group;
  });
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const step = index === null ? undefined : steps[index];
      cross.attr("visibility", step === undefined ? "hidden" : "visible");
      if (step === undefined || index === null) return;
      cross.attr("transform", `translate(${x(step.done)},0)`);
      data.courses.forEach((course, i) => {
        const point = course.points[index];
        if (point === undefined) return;
        const clamp = (value: number) => Math.max(0, Math.min(height, y(value)));
        marks[i]?.select("circle").attr("cy", clamp(point.mean));
        marks[i]
          ?.select("line")
          .attr("y1", clamp(point.mean - point.halfWidth))
          .attr("y2", clamp(point.mean + point.halfWidth));
      });
    },
    nearest(px) {
      const wanted = x.invert(px - margins.left);
      let best: number | null = null;
      for (const [index, step] of steps.entries()) {
        if (best === null || Math.abs(step.done - wanted) < Math.abs((steps[best]?.done ?? 0) - wanted))
          best = index;
      }
      return best;
    },
  };
}
