import { useSignal } from "@preact/signals";
import { lazy } from "../../parts/lazy.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { TipLayer } from "../../parts/Tip.tsx";
import { Colophon } from "./Colophon.tsx";
import { Overview } from "./Overview.tsx";
import { SourcingParameters } from "./SourcingParameters.tsx";
import { Tabs } from "./Tabs.tsx";
import type { SourcingView, Tab } from "./view.ts";

const Lab = lazy("the hedging lab", async () => (await import("./lab/Lab.tsx")).Lab);
const Replay = lazy("the replay", async () => (await import("./replay/Replay.tsx")).Replay);

interface SourcingPageProps {
  readonly view: SourcingView;
  readonly notice: string;
}

export function SourcingPage({ view, notice }: SourcingPageProps) {
  const warning = useSignal(notice);
  const close = () => {
    warning.value = "";
  };
  const tab = view.tab.value;
  const show = (wanted: Tab) => {
    view.tab.value = wanted;
    scrollTo({ top: 0 });
  };
  const replay = (reservation: number) => {
    const { draft } = view.session;
    draft.set("policies", [{ kind: "optimal" }, { kind: "optimal", reservation }]);
    show("replay");
  };
  return (
    <div class="page">
      <SourcingParameters view={view} />
      <main id="main" class="work" tabIndex={-1}>
        <h1 class="unseen">Combined sourcing: a reservation contract beside a spot market</h1>
        {warning.value !== "" && <Notice text={warning.value} onClose={close} />}
        <Tabs tab={view.tab} />
        <div class={tab === "overview" ? undefined : "tabbed"}>
          {tab === "overview" && <Overview view={view} onLab={() => show("lab")} />}
          {tab === "lab" && <Lab lab={view.lab} onReplay={replay} />}
          {tab === "replay" && <Replay view={view} />}
        </div>
        <Colophon view={view} />
      </main>
      <TipLayer />
    </div>
  );
}
