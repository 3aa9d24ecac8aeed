import { effect } from "@preact/signals";
import type { OpenedPage, Visit } from "../../pages.ts";
import { PaperPage } from "./PaperPage.tsx";
import { paperView } from "./view.ts";

/** Every printed table and figure of both papers, recomputed beside what is printed. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const view = await paperView(visit.state);
  const stop = effect(() => {
    const state = {
      ...(view.place.value === "" ? {} : { at: view.place.value }),
      ...(view.setting.value === 0 ? {} : { setting: view.setting.value }),
    };
    visit.remember(Object.keys(state).length === 0 ? null : state);
  });
  return { View: () => <PaperPage view={view} />, close: stop };
}
