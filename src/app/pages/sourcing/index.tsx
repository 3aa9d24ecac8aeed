import type { SourcingSolution } from "../../../models/sourcing/results.ts";
import type { OpenedPage, Visit } from "../../pages.ts";
import { openSession } from "../../state/session.ts";
import { isObject } from "../../state/tree.ts";
import { SourcingPage } from "./SourcingPage.tsx";
import { sourcingView } from "./view.ts";

/** Combined sourcing: a capacity reservation contract beside a spot market. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const state = isObject(visit.state) ? visit.state : {};
  const { session, notice } = await openSession<SourcingSolution>("sourcing", state["scenario"]);
  if (state["reference"] !== undefined) void session.pinDifferences(state["reference"]);
  const view = sourcingView(session, state["view"], visit.remember);
  return {
    View: () => <SourcingPage view={view} notice={notice} />,
    close: view.close,
  };
}
