import { type Selection, select } from "d3";

/** Where and how large to draw. Colours, fonts and stroke widths come from the page's style sheet by class. */
export interface ChartOptions {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
}

/** A finished drawing with its one moving part. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  /** Left and right ends of the horizontal axis, in pixels from the left. */
  readonly span: readonly [left: number, right: number];
  /** Moves the cursor to a datum; null hides it. */
  cursor(index: number | null): void;
  /** The datum nearest to a position in the drawing's own pixels. */
  nearest(x: number, y: number): number | null;
}

/** A meaning that has a colour; drawn through the class `tone-…`. */
export type Tone =
  | "contract"
  | "spot"
  | "inventory"
  | "demand"
  | "shortage"
  | "policyA"
  | "policyB"
  | "printed"
  | "plain";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The inner rectangle in which data are drawn. */
export interface Plot {
  readonly svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly area: Group;
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
}

const SVG = "http://www.w3.org/2000/svg";

/** An empty drawing with a group moved inside the margins. */
export function plot(options: ChartOptions, margins: Margins): Plot {
  const element = options.document.createElementNS(SVG, "svg");
  const svg = select(element)
    .attr("class", "chart")
    .attr("width", options.width)
    .attr("height", options.height)
    .attr("viewBox", `0 0 ${options.width} ${options.height}`);
  const area = svg.append("g").attr("transform", `translate(${margins.left},${margins.top})`);
  return {
    svg,
    area,
    margins,
    width: Math.max(40, options.width - margins.left - margins.right),
    height: Math.max(40, options.height - margins.top - margins.bottom),
  };
}

/** Numbers the ids, which are shared by all drawings of a document. */
let clips = 0;

/** A group that shows nothing outside the rectangle. */
export function clipped(parent: Group, x: number, y: number, width: number, height: number): Group {
  clips += 1;
  const id = `clip-${clips}`;
  parent
    .append("clipPath")
    .attr("id", id)
    .append("rect")
    .attr("x", x)
    .attr("y", y)
    .attr("width", width)
    .attr("height", height);
  return parent.append("g").attr("clip-path", `url(#${id})`);
}

/** The path of upright rectangles: one element, however many there are. */
export function boxes(
  shapes: Iterable<readonly [x: number, y: number, width: number, height: number]>,
): string {
  let path = "";
  for (const [x, y, width, height] of shapes) path += `M${x},${y}h${width}v${height}h${-width}z`;
  return path;
}

/** A hatched fill in the colour of shortage, so that shortage is never told by colour alone. */
export function hatching(parent: Group): string {
  clips += 1;
  const id = `hatch-${clips}`;
  const pattern = parent
    .append("pattern")
    .attr("id", id)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("width", 5)
    .attr("height", 5)
    .attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("class", "hatch-ground").attr("width", 5).attr("height", 5);
  pattern.append("line").attr("class", "hatch-line").attr("y2", 5);
  return `url(#${id})`;
}
