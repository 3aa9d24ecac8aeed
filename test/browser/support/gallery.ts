import { convergenceChart } from "../../../src/charts/convergence.ts";
import { curvesChart } from "../../../src/charts/curves.ts";
import type { ChartOptions, Drawing } from "../../../src/charts/drawing.ts";
import { frontierChart } from "../../../src/charts/frontier.ts";
import { hedgesChart } from "../../../src/charts/hedges.ts";
import { histogramChart } from "../../../src/charts/histogram.ts";
import { outcomesChart } from "../../../src/charts/outcomes.ts";
import { partingsChart } from "../../../src/charts/partings.ts";
import { policyMap } from "../../../src/charts/policyMap.ts";
import { shockChart } from "../../../src/charts/shock.ts";
import { tracesChart } from "../../../src/charts/traces.ts";

const charts = {
  convergenceChart,
  curvesChart,
  frontierChart,
  hedgesChart,
  histogramChart,
  outcomesChart,
  partingsChart,
  policyMap,
  shockChart,
  tracesChart,
};

export type ChartName = keyof typeof charts;

declare global {
  interface Window {
    /** Draws a chart alone on the page. */
    draw(name: ChartName, data: unknown, width: number, height: number): void;
    drawing: Drawing;
  }
}

window.draw = (name, data, width, height) => {
  const chart = charts[name] as (data: unknown, options: ChartOptions) => Drawing;
  window.drawing = chart(data, { document, width, height });
  document.body.replaceChildren(window.drawing.svg);
};
