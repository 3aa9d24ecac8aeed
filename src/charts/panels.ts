/** Where panels of one size stand in a drawing. */
export interface Panels {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Of everything. */
  readonly total: number;
}

/** Between panels, in pixels. */
const GAP = 14;

/**
 * As many columns as have room.
 * @param least width that a panel needs, in pixels
 * @param most width that a panel uses
 * @param shape height of a panel at a width
 * @param above room above all of them
 */
export function panelsIn(width: number, count: number, { least, most, shape, above }: PanelShape): Panels {
  const columns = Math.max(1, Math.min(count, Math.floor((width + GAP) / (least + GAP))));
  const rows = Math.ceil(Math.max(1, count) / columns);
  const each = Math.min(most, Math.floor((width - GAP * (columns - 1)) / columns));
  const height = Math.round(shape(each));
  return { columns, rows, width: each, height, total: above + rows * height };
}

export interface PanelShape {
  readonly least: number;
  readonly most: number;
  readonly shape: (width: number) => number;
  readonly above: number;
}

/** Left and top of a panel. */
export function placeOf({ columns, width, height }: Panels, { above }: PanelShape, index: number) {
  return { left: (index % columns) * (width + GAP), top: above + Math.floor(index / columns) * height };
}

/** Which panel a point is in; null between them. */
export function panelAt(
  panels: Panels,
  shape: PanelShape,
  count: number,
  x: number,
  y: number,
): number | null {
  for (let index = 0; index < count; index++) {
    const { left, top } = placeOf(panels, shape, index);
    if (x >= left && x < left + panels.width && y >= top && y < top + panels.height) return index;
  }
  return null;
}
