/** The parts of the page, in their order: what the contents say, and the heading. */
export const chapters = [
  { id: "top", short: "Verdict", title: "" },
  { id: "against", short: "When not", title: "When this does not pay" },
  { id: "chain", short: "The chain", title: "The chain in motion" },
  { id: "order", short: "One order", title: "One order, followed through both firms" },
  { id: "money", short: "Money", title: "Whether the money comes back" },
  { id: "levers", short: "Levers", title: "Where it comes from" },
  { id: "readiness", short: "Readiness", title: "People, data and disruptions" },
  { id: "stock", short: "Stock", title: "Less stock or less service" },
  { id: "claims", short: "Claims", title: "What the article claims" },
  { id: "checks", short: "Checks", title: "Against known answers" },
] as const;

export type ChapterId = (typeof chapters)[number]["id"];

export function isChapter(text: unknown): text is ChapterId {
  return chapters.some(({ id }) => id === text);
}
