import type { Signal } from "@preact/signals";
import { type Tab, tabs } from "./view.ts";

const names: Record<Tab, { readonly title: string; readonly about: string }> = {
  overview: { title: "Overview", about: "Two policies beside each other" },
  lab: { title: "Hedging lab", about: "What a reservation does to cost and risk" },
  replay: { title: "Replay", about: "One path, period by period: where the two part and what it cost" },
};

/** Which part of the page is on show. */
export function Tabs({ tab }: { readonly tab: Signal<Tab> }) {
  return (
    <nav class="tabs" aria-label="Parts of this page">
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          title={names[each].about}
          aria-current={tab.value === each ? "true" : undefined}
          onClick={() => {
            tab.value = each;
          }}
        >
          {names[each].title}
        </button>
      ))}
    </nav>
  );
}
