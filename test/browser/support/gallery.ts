import { convergenceChart } from "../../../src/charts/convergence.ts";
import { curvesChart } from "../../../src/charts/curves.ts";
import type { ChartOptions, Drawing } from "../../../src/charts/drawing.ts";
import { histogramChart } from "../../../src/charts/histogram.ts";
import { policyMap } from "../../../src/charts/policyMap.ts";
import { tracesChart } from "../../../src/charts/traces.ts";

const charts = { convergenceChart, curvesChart, histogramChart, policyMap, tracesChart };

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
