import type { Declaration, ScenarioBase } from "../../../contract/model.ts";
import { declarations } from "../../../experiment/registry.ts";
import type { SourcingSolution } from "../../../models/sourcing/results.ts";
import type { OpenedPage, Visit } from "../../pages.ts";
import { sessionOf } from "../../state/session.ts";
import { isObject, type JsonObject } from "../../state/tree.ts";
import { SourcingPage } from "./SourcingPage.tsx";
import { sourcingView } from "./view.ts";
import { letters, OWN } from "./words.ts";

function refused({ policies }: ScenarioBase): string {
  if (policies.length !== letters.length) return "this page compares exactly two policies";
  return policies.some(({ kind }) => kind === OWN)
    ? "policies of one's own run on the page Your policy and on the command line"
    : "";
}

/** Combined sourcing: a capacity reservation contract beside a spot market. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const { scenario, reference, view: shown }: JsonObject = isObject(visit.state) ? visit.state : {};
  const { session, notice } = await sessionOf<SourcingSolution, Declaration>(
    await declarations["sourcing"]!(),
    scenario,
    refused,
  );
  if (reference !== undefined) void session.pinDifferences(reference);
  const view = sourcingView(session, shown, visit.remember);
  return {
    View: () => <SourcingPage view={view} notice={notice} />,
    close: view.close,
  };
}
