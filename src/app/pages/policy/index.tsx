import type { OpenedPage, Visit } from "../../pages.ts";
import { PolicyPage } from "./PolicyPage.tsx";
import { policyView } from "./view.ts";

/** A policy of one's own, run in a sandbox and compared with the best possible one. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const view = await policyView(visit.state, visit.remember);
  return { View: () => <PolicyPage view={view} />, close: view.close };
}
