import type { OpenedPage, Visit } from "../../pages.ts";
import { openSession } from "../../state/session.ts";
import { isObject, type JsonObject } from "../../state/tree.ts";
import { IntegrationPage } from "./IntegrationPage.tsx";
import { type IntegrationSolution, integrationView } from "./view.ts";

/** ERP and CRM, siloed against integrated: what an integration is worth and where it comes from. */
export async function open(visit: Visit): Promise<OpenedPage> {
  const { scenario, view: state }: JsonObject = isObject(visit.state) ? visit.state : {};
  const { session, notice } = await openSession<IntegrationSolution>("integration", scenario);
  const view = integrationView(session, state, visit.remember);
  return {
    View: () => <IntegrationPage view={view} notice={notice} />,
    close: view.close,
  };
}
