export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where things wait, one dot each: column by column away from `x`. */
export interface Pile extends Point {
  readonly columns: number;
  readonly rows: number;
  readonly pitch: number;
  /** 1 grows to the right, −1 to the left. */
  readonly towards: 1 | -1;
}

/** Where the parts of one world stand, in pixels of its panel. */
export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly supplierA: Box;
  readonly supplierB: Box;
  readonly components: Box;
  readonly plant: Box;
  readonly goods: Box;
  readonly customers: Box;
  readonly crm: Box;
  readonly erp: Box;
  /** Orders that wait to be entered, that wait for goods, that wait to be invoiced. */
  readonly entry: Pile;
  readonly waiting: Pile;
  readonly invoice: Pile;
  readonly cash: Box;
  /** Heights of the three rails. */
  readonly orderRail: number;
  readonly goodsRail: number;
  readonly cashRail: number;
  /** Height of the line along which plans travel. */
  readonly planRail: number;
}

/** Below this width the compact layout is used. */
export const NARROW = 640;

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

function wide(width: number): ChainLayout {
  const at = (share: number) => Math.round(share * width);
  const goodsX = at(0.45);
  const entryX = at(0.74);
  const waitingX = at(0.61);
  const dots = Math.max(9, Math.floor((0.115 * width) / 6));
  return {
    width,
    height: 278,
    narrow: false,
    supplierA: box(8, 146, at(0.092), 56),
    supplierB: box(8, 228, at(0.092), 26),
    components: box(at(0.275), 146, 40, 56),
    plant: box(at(0.275) + 52, 158, goodsX - at(0.275) - 64, 32),
    goods: box(goodsX, 146, 40, 56),
    customers: box(width - at(0.125) - 4, 44, at(0.125), 226),
    crm: box(at(0.75), 56, at(0.082), 44),
    erp: box(at(0.365), 56, at(0.082), 44),
    entry: { x: entryX, y: 60, columns: dots, rows: 7, pitch: 6, towards: -1 },
    waiting: { x: waitingX, y: 60, columns: dots, rows: 7, pitch: 6, towards: -1 },
    invoice: {
      x: goodsX + 58,
      y: 221,
      columns: Math.floor((0.2 * width) / 6),
      rows: 3,
      pitch: 6,
      towards: 1,
    },
    cash: box(at(0.275), 228, goodsX + 40 - at(0.275), 34),
    orderRail: 78,
    goodsRail: 174,
    cashRail: 252,
    planRail: 40,
  };
}

function compact(width: number): ChainLayout {
  const at = (share: number) => Math.round(share * width);
  const goodsX = at(0.545);
  const componentsX = at(0.29);
  return {
    width,
    height: 318,
    narrow: true,
    supplierA: box(1, 176, at(0.155), 52),
    supplierB: box(1, 258, at(0.155), 26),
    components: box(componentsX, 176, 24, 52),
    plant: box(componentsX + 30, 188, goodsX - componentsX - 36, 28),
    goods: box(goodsX, 176, 24, 52),
    customers: box(width - at(0.185) - 1, 58, at(0.185), 248),
    crm: box(at(0.635), 68, at(0.135), 42),
    erp: box(at(0.13), 68, at(0.135), 42),
    entry: { x: at(0.61), y: 70, columns: Math.floor((0.15 * width) / 5), rows: 8, pitch: 5, towards: -1 },
    waiting: { x: at(0.44), y: 70, columns: Math.floor((0.15 * width) / 5), rows: 8, pitch: 5, towards: -1 },
    invoice: { x: goodsX + 4, y: 254, columns: Math.floor((0.2 * width) / 5), rows: 3, pitch: 5, towards: 1 },
    cash: box(at(0.25), 262, at(0.2), 34),
    orderRail: 90,
    goodsRail: 202,
    cashRail: 288,
    planRail: 56,
  };
}

export function chainLayout(width: number): ChainLayout {
  return width < NARROW ? compact(width) : wide(width);
}

/** Middle of a place in a pile; all that do not fit share the last one. */
export function slotOf(pile: Pile, slot: number): Point {
  const inside = Math.min(slot, pile.columns * pile.rows - 1);
  return {
    x: pile.x + pile.towards * (Math.floor(inside / pile.rows) + 0.5) * pile.pitch,
    y: pile.y + ((inside % pile.rows) + 0.5) * pile.pitch,
  };
}

export const right = ({ x, width }: Box): number => x + width;
export const middle = ({ x, width }: Box): number => x + width / 2;

/** Where goods leave the plant. */
export function dockOf({ goods, narrow, goodsRail }: ChainLayout): Point {
  return { x: right(goods) + (narrow ? 5 : 9), y: goodsRail };
}
