import { area as areaShape, line, range, scaleLinear } from "d3";
import { bottomAxis, leftAxis } from "./axes.ts";
import { type ChartOptions, clipped, type Drawing, plot, type Tone } from "./drawing.ts";

export interface FanData {
  readonly horizon: number;
  readonly tone: Tone;
  readonly times: ArrayLike<number>;
  /** Nested bands, widest first, each with its share of the histories. */
  readonly bands: readonly {
    readonly label: string;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
  }[];
  readonly mean: ArrayLike<number>;
  /** Mean ± this many units is where the true mean is. */
  readonly halfWidth: ArrayLike<number>;
  /** The deterministic course, where there is one. */
  readonly fluid?: ArrayLike<number>;
}

/** How stock spreads around its deterministic course. */
export function fanChart(data: FanData, options: ChartOptions): Drawing {
  const { svg, area, width, height, margins } = plot(options, {
    top: 48,
    right: 14,
    bottom: 42,
    left: options.width < 380 ? 40 : 46,
  });
  const moments = range(data.times.length);
  const highest = Math.max(
    1e-9,
    ...data.bands.flatMap((band) => Array.from(band.high)),
    ...Array.from(data.fluid ?? []),
  );
  const x = scaleLinear().domain([0, data.horizon]).range([0, width]);
  const y = scaleLinear().domain([0, highest]).range([height, 0]).nice(5);
  leftAxis(area, y, width, "Stock, units per unit of scale");
  bottomAxis(area, x, height, "Time, periods");
  const inside = clipped(area, 0, 0, width, height + 1);
  for (const band of data.bands) {
    inside
      .append("path")
      .attr("class", `spread tone-${data.tone}`)
      .attr(
        "d",
        areaShape<number>()
          .x((i) => x(data.times[i] ?? 0))
          .y0((i) => y(band.low[i] ?? 0))
          .y1((i) => y(band.high[i] ?? 0))(moments),
      );
  }
  const course = (values: ArrayLike<number>) =>
    line<number>()
      .x((i) => x(data.times[i] ?? 0))
      .y((i) => y(values[i] ?? 0))(moments);
  inside
    .append("path")
    .attr("class", "band")
    .attr(
      "d",
      areaShape<number>()
        .x((i) => x(data.times[i] ?? 0))
        .y0((i) => y(Math.max(0, (data.mean[i] ?? 0) - (data.halfWidth[i] ?? 0))))
        .y1((i) => y((data.mean[i] ?? 0) + (data.halfWidth[i] ?? 0)))(moments),
    );
  inside.append("path").attr("class", `line tone-${data.tone} dashed`).attr("d", course(data.mean));
  if (data.fluid !== undefined) {
    inside.append("path").attr("class", "line thin tone-plain").attr("d", course(data.fluid));
  }

  const key = area.append("g").attr("class", "key").attr("transform", "translate(0,-26)");
  let at = 0;
  const entry = (mark: "spread" | "line", count: number, style: string, text: string) => {
    const group = key.append("g").attr("transform", `translate(${at},0)`);
    if (mark === "spread") {
      for (let n = 0; n < count; n++) {
        group
          .append("rect")
          .attr("class", `spread tone-${data.tone}`)
          .attr("y", -7)
          .attr("width", 16)
          .attr("height", 11);
      }
    } else {
      group.append("path").attr("class", style).attr("d", "M0,-2H16");
    }
    group.append("text").attr("class", "note").attr("x", 21).attr("y", 3).text(text);
    at += 33 + 6 * text.length;
  };
  if (data.fluid !== undefined) entry("line", 0, "line thin tone-plain", "plan");
  entry("line", 0, `line tone-${data.tone} dashed`, "mean");
  data.bands.forEach((band, n) => {
    entry("spread", n + 1, "", band.label);
  });

  const cross = area.append("g").attr("class", "cursor").attr("visibility", "hidden");
  cross.append("line").attr("y1", 0).attr("y2", height);
  const whiskers = data.bands.map(() => cross.append("line").attr("class", `whisker tone-${data.tone}`));
  const dot = cross.append("circle").attr("class", `tone-${data.tone}`).attr("r", 3.5);
  return {
    svg: svg.node() as SVGSVGElement,
    span: [margins.left, margins.left + width],
    cursor(index) {
      const time = index === null ? undefined : data.times[index];
      cross.attr("visibility", time === undefined ? "hidden" : "visible");
      if (time === undefined || index === null) return;
      cross.attr("transform", `translate(${x(time)},0)`);
      dot.attr("cy", y(data.mean[index] ?? 0));
      data.bands.forEach((band, n) => {
        whiskers[n]?.attr("y1", y(band.low[index] ?? 0)).attr("y2", y(band.high[index] ?? 0));
      });
    },
    nearest(px) {
      const wanted = x.invert(px - margins.left);
      let best: number | null = null;
      for (const i of moments) {
        if (
          best === null ||
          Math.abs((data.times[i] ?? 0) - wanted) < Math.abs((data.times[best] ?? 0) - wanted)
        )
          best = i;
      }
      return best;
    },
  };
}
