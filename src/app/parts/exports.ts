import type { TableData } from "./DataTable.tsx";

const SVG = "http://www.w3.org/2000/svg";

/** What a style sheet decides about a drawing and a file of its own must carry itself. */
const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-linecap",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "paint-order",
  "visibility",
];

function text(
  x: number,
  y: number,
  size: number,
  words: string,
  fill: string,
  font: string,
  weight = "400",
): Element {
  const element = document.createElementNS(SVG, "text");
  const attributes = { x, y, fill, "font-size": size, "font-family": font, "font-weight": weight };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = words;
  return element;
}

function broken(words: string, width: number): string[] {
  const most = Math.max(20, Math.floor(width / 5.6));
  const lines: string[] = [""];
  for (const word of words.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

/** A drawing as a file of its own: styles inside, title above, caption below. */
export function standalone(drawing: SVGSVGElement, title: string, caption: string): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of carried) to[index]?.setAttribute(name, style.getPropertyValue(name));
    to[index]?.removeAttribute("class");
  });
  const page = getComputedStyle(document.body);
  const width = drawing.width.baseVal.value;
  const height = drawing.height.baseVal.value;
  const lines = broken(caption, width - 16);
  const whole = document.createElementNS(SVG, "svg");
  const total = height + 34 + 14 * lines.length + 10;
  for (const [name, value] of Object.entries({ width, height: total, viewBox: `0 0 ${width} ${total}` })) {
    whole.setAttribute(name, String(value));
  }
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", page.backgroundColor);
  copy.setAttribute("y", "30");
  copy.removeAttribute("aria-label");
  copy.removeAttribute("role");
  whole.append(ground, text(8, 21, 15, title, page.color, page.fontFamily, "600"), copy);
  lines.forEach((line, index) => {
    whole.append(text(8, height + 44 + 14 * index, 10.5, line, page.color, page.fontFamily));
  });
  return whole;
}

function svgText(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** Hands a file to whoever uses the page. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  save(new Blob([svgText(svg)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** At twice the size on screen, crisp in print. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const scale = 2;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.width.baseVal.value * scale;
  canvas.height = svg.height.baseVal.value * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob !== null) save(blob, `${name}.png`);
  }, "image/png");
}

function quoted(value: string | number): string {
  const written = String(value);
  const safe = typeof value === "string" && /^[=+\-@]/.test(written) ? `'${written}` : written;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as comma-separated values under one comment line with the caption. */
export function csv(table: TableData, caption: string): string {
  const rows = [table.columns, ...table.rows].map((row) => row.map(quoted).join(","));
  return `# ${caption.replaceAll("\n", " ")}\n${rows.join("\n")}\n`;
}

export function saveCsv(table: TableData, caption: string, name: string): void {
  save(new Blob([csv(table, caption)], { type: "text/csv" }), `${name}.csv`);
}
