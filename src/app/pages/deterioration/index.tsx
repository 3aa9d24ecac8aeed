import type { DeteriorationSolution } from "../../../models/deterioration/solve.ts";
import type { OpenedPage, Visit } from "../../pages.ts";
import { openSession } from "../../state/session.ts";
import { isObject, type JsonObject } from "../../state/tree.ts";
import { DeteriorationPage } from "./DeteriorationPage.tsx";
import { deteriorationView } from "./view.ts";
import { letters } from "./words.ts";

/** Replenishment cycles of decaying stock: the paper's plan beside the right one, smooth and at random. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const { scenario, reference, view: shown }: JsonObject = isObject(visit.state) ? visit.state : {};
  const { session, notice } = await openSession<DeteriorationSolution>(
    "deterioration",
    scenario,
    (scenario) =>
      scenario.policies.length < 2 || scenario.policies.length > letters.length
        ? "this page simulates two or three policies"
        : scenario.policies.some(({ kind }) => kind === "userDefined")
          ? "a policy of one's own runs on the command line only"
          : "",
  );
  if (reference !== undefined) void session.pinDifferences(reference);
  const view = deteriorationView(session, shown, visit.remember);
  return {
    View: () => <DeteriorationPage view={view} notice={notice} />,
    close: view.close,
  };
}
