import type { HedgeParameter, HedgePoint } from "../../../../models/sourcing/hedges.ts";
import { fixed, plain } from "../../../parts/format.ts";

export interface HedgeWords {
  readonly title: string;
  readonly symbol: string;
  readonly axis: string;
}

export const hedgeWords: { readonly [parameter in HedgeParameter]: HedgeWords } = {
  priceDeviation: {
    title: "As the spot price gets less certain",
    symbol: "σ_p",
    axis: "Spot price deviation, money/unit",
  },
  holdingCost: {
    title: "As stock gets dearer to keep",
    symbol: "h",
    axis: "Holding cost, money/unit/period",
  },
  reservationPrice: {
    title: "As the reservation gets dearer",
    symbol: "r",
    axis: "Reservation price, money/unit of capacity/period",
  },
};

/** What a stretch of a curve shows. */
export interface HedgeFinding {
  readonly text: string;
  /** The stretch that the text is about. */
  readonly shaded?: { readonly from: number; readonly to: number; readonly text: string };
}

function units(value: number): string {
  return fixed(value, value < 10 ? 1 : 0);
}

/** From the last point with the highest R* to the first lowest one after it; null if none is lower. */
function decline(points: readonly HedgePoint[]): readonly [HedgePoint, HedgePoint] | null {
  const highest = Math.max(...points.map((point) => point.reservation));
  const peak = points.findLastIndex((point) => point.reservation === highest);
  const after = points.slice(peak);
  const lowest = Math.min(...after.map((point) => point.reservation));
  const [from, to] = [points[peak], after.find((point) => point.reservation === lowest)];
  return from === undefined || to === undefined || lowest === highest ? null : [from, to];
}

function together(a: HedgePoint, b: HedgePoint): string {
  const more = b.boughtAhead > a.boughtAhead;
  return `stock bought ahead ${more ? "grows" : "shrinks"} from ${units(a.boughtAhead)} to ${units(b.boughtAhead)} units`;
}

/** What the curves of a parameter say, computed from them. */
export function hedgeFinding(parameter: HedgeParameter, points: readonly HedgePoint[]): HedgeFinding {
  const { symbol } = hedgeWords[parameter];
  const name = symbol.replace("_p", "ₚ");
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return { text: "" };
  if (first.reservation === last.reservation && points.every((p) => p.reservation === first.reservation)) {
    return {
      text: `R* stays at ${plain(first.reservation)} over the whole range; ${together(first, last)}.`,
    };
  }
  const fall = decline(points);
  if (parameter === "priceDeviation" && fall !== null) {
    const [from, to] = fall;
    const replaced = to.boughtAhead > from.boughtAhead;
    return {
      text: `More uncertainty, less reservation: beyond about ${name} = ${plain(from.value)} R* falls from ${plain(from.reservation)} to ${plain(to.reservation)} while ${together(from, to)}.${replaced ? " Low prices get so low that stock is the cheaper protection." : ""}`,
      shaded: { from: from.value, to: to.value, text: "more uncertain, less reserved" },
    };
  }
  const change = last.reservation - first.reservation;
  const nothing = points.findIndex((point) => point.reservation === 0);
  const [some, none] = [points[nothing - 1], points[nothing]];
  const gone =
    parameter !== "reservationPrice" || some === undefined || none === undefined
      ? ""
      : ` Between r = ${plain(some.value)} and ${plain(none.value)} it stops being worth reserving anything.`;
  const opposite = change * (last.boughtAhead - first.boughtAhead) < 0;
  return {
    text: `From ${name} = ${plain(first.value)} to ${plain(last.value)} R* ${change < 0 ? "falls" : "rises"} from ${plain(first.reservation)} to ${plain(last.reservation)}${opposite ? " and the other hedge steps in" : ""}: ${together(first, last)}.${gone}`,
  };
}
