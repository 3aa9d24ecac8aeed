import type { OpenedPage, Visit } from "../../pages.ts";
import { ExperimentsPage } from "./ExperimentsPage.tsx";
import { experimentsView } from "./view.ts";

/** Designed experiments: factors, levels and figures, run here, shown, kept and verified. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const view = await experimentsView(visit.state, visit.remember);
  return { View: () => <ExperimentsPage view={view} />, close: view.close };
}
