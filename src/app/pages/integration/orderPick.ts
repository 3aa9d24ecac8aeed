import type { Film } from "../../../models/integration/film.ts";

/** Orders that can be asked for by what became of them. */
export const notable = [
  ["gain", "the largest gain"],
  ["median", "the median order"],
  ["loss", "the largest loss"],
  ["deal", "a project from its first lead"],
  ["saved", "lost only when siloed"],
  ["missed", "lost only when integrated"],
] as const;
export type Notable = (typeof notable)[number][0];

/** `p12`: the order of deal 12; `3.0.17`: order 17 of customer 3 for product 0. */
const named = /^(?:p\d+|\d+\.\d+\.\d+)$/;

/** Whether a text, from a link perhaps, can name an order. */
export function isPick(text: unknown): text is string {
  return typeof text === "string" && (notable.some(([name]) => name === text) || named.test(text));
}

function ranked(film: Film, wanted: Notable): number | undefined {
  const { twins, integrated } = film;
  const of = ({ ranked: all }: Film["twins"]) => all;
  const middle = (list: ArrayLike<number>) => list[list.length >> 1];
  switch (wanted) {
    case "gain":
      return of(twins)[0];
    case "median":
      return middle(of(twins));
    case "loss":
      return of(twins).at(-1);
    case "deal":
      return of(twins).find((twin) => integrated.orders.project[twins.integrated[twin] ?? 0] === 1);
    case "saved":
      return middle(twins.lostSiloed);
    case "missed":
      return middle(twins.lostIntegrated);
  }
}

/** The name of a twin's order, the same in every replication that has it. */
export function nameOfTwin(film: Film, twin: number): string {
  const { orders } = film.integrated;
  const row = film.twins.integrated[twin] ?? 0;
  return orders.project[row] === 1
    ? `p${orders.number[row]}`
    : `${orders.customer[row]}.${orders.product[row]}.${orders.number[row]}`;
}

/** Which twin is asked for; null if this film has no such order. */
export function twinOf(film: Film, pick: string): number | null {
  const notably = notable.find(([name]) => name === pick)?.[0];
  if (notably !== undefined) return ranked(film, notably) ?? null;
  for (let twin = 0; twin < film.twins.count; twin++) if (nameOfTwin(film, twin) === pick) return twin;
  return null;
}
