import type { ComponentType } from "preact";
import type { Json } from "./state/tree.ts";

/** What a page gets when it is opened. */
export interface Visit {
  /** The page's own state from the link; null for the page as it opens by itself. Unchecked. */
  readonly state: Json | null;
  /** Keeps the link in step with the page; null where nothing differs from the default. */
  remember(state: Json | null): void;
}

export interface OpenedPage {
  readonly View: ComponentType;
  close(): void;
}

export interface PageModule {
  open(visit: Visit): Promise<OpenedPage>;
}

export interface PageEntry {
  /** As in the address: `#/id`. */
  readonly id: string;
  readonly title: string;
  load(): Promise<PageModule>;
}

/** The pages, in the order of the header; the first one is home. */
export const pages: readonly PageEntry[] = [
  { id: "sourcing", title: "Sourcing", load: () => import("./pages/sourcing/index.tsx") },
  { id: "deterioration", title: "Deterioration", load: () => import("./pages/deterioration/index.tsx") },
  { id: "integration", title: "Integration", load: () => import("./pages/integration/index.tsx") },
  { id: "paper", title: "Papers", load: () => import("./pages/paper/index.tsx") },
  { id: "experiments", title: "Experiments", load: () => import("./pages/experiments/index.tsx") },
  { id: "lessons", title: "Lessons", load: () => import("./pages/lessons/index.tsx") },
  { id: "policy", title: "Your policy", load: () => import("./pages/policy/index.tsx") },
];
