import { useComputed } from "@preact/signals";
import { orderTwinChart, orderTwinHeight, type TwinSpan, type TwinWorld } from "../../../charts/orderTwin.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { Pick } from "../deterioration/Picks.tsx";
import { notable } from "./orderPick.ts";
import {
  compared,
  duration,
  lossOf,
  orderStages,
  spent,
  type Twin,
  twinAt,
  twinSentence,
  type WorldName,
} from "./orderWords.ts";
import { StampTable, stampRows } from "./StampTable.tsx";
import type { IntegrationView } from "./view.ts";
import { captionOf } from "./words.ts";

const looks = ["talk", "entry", "wait", "dispatch", "road", "invoice", "payment"] as const;
const texts = ["talks", "entry", "waits", "dispatch", "road", "invoice", "payment"] as const;
const products = ["Standard", "Project"];
const worlds = ["siloed", "integrated"] as const;

function spansOf(twin: Twin, world: WorldName): TwinSpan[] {
  const stamps = twin.stamps[world];
  const spans = orderStages.flatMap((stage, index): TwinSpan[] => {
    const from = stamps[stage.from];
    const ended = stamps[stage.to];
    const to = Number.isNaN(ended) ? stamps.lostAt : ended;
    const look = looks[index] ?? "entry";
    if (Number.isNaN(from) || from === to) return [];
    const text = Number.isNaN(to) ? (texts[index] ?? "") : `${texts[index]} ${duration(to - from)}`;
    return [{ stage: index, row: index > 4 ? "money" : "order", look, from, to, text }];
  });
  const { releasedAt, producedAt } = stamps;
  if (!Number.isNaN(releasedAt))
    spans.push({
      stage: 2,
      row: "lot",
      look: "lot",
      from: releasedAt,
      to: producedAt,
      text: "its lot is made",
    });
  return spans;
}

/** Early days wide, the wait for money narrow: the talks before the order, the order, the payment. */
function stretchesOf(twin: Twin) {
  const known = worlds.map((world) => twin.stamps[world]);
  const most = (...values: number[]) => Math.max(...values.filter((value) => !Number.isNaN(value)));
  const least = Math.min(0, ...known.map(({ releasedAt }) => (Number.isNaN(releasedAt) ? 0 : releasedAt)));
  const led = Math.min(0, ...known.map(({ leadAt }) => (Number.isNaN(leadAt) ? 0 : leadAt)));
  const delivered = most(
    1,
    ...known.flatMap(({ deliveredAt, lostAt, invoicedAt, promisedAt, requestedAt }) => [
      deliveredAt,
      lostAt,
      invoicedAt,
      promisedAt,
      requestedAt,
    ]),
  );
  const paid = most(...known.map(({ paidAt }) => paidAt), delivered);
  const near = delivered + Math.max(0.5, 0.12 * delivered);
  const before = led < least - 1;
  const after = paid > near + 1;
  const shares = [before ? 0.16 : 0, 1, after ? 0.3 : 0];
  const sum = shares.reduce((total, share) => total + share, 0);
  return [
    { from: led, to: least, share: shares[0] ?? 0 },
    { from: least, to: near, share: shares[1] ?? 0 },
    { from: near, to: paid + 1, share: shares[2] ?? 0 },
  ]
    .filter(({ share }) => share > 0)
    .map((stretch) => ({ ...stretch, share: stretch.share / sum }));
}

/** One order followed through both worlds. */
export function OrderTwin({ view }: { readonly view: IntegrationView }) {
  const { order, film } = view;
  const shown = useComputed(() => {
    const now = film.latest.value?.value;
    const index = order.twin.value;
    return now === undefined || index === null ? null : twinAt(now, index, products);
  });
  const draw = useComputed(() => {
    const twin = shown.value;
    if (twin === null) return null;
    const world = (name: WorldName): TwinWorld => ({
      label: name === "siloed" ? "Siloed" : "Integrated",
      tone: name === "siloed" ? "plain" : "policyA",
      spans: spansOf(twin, name),
      promised: twin.stamps[name].promisedAt,
      delivered: twin.stamps[name].deliveredAt,
      lost: lossOf(twin, name) === "" ? null : { at: twin.stamps[name].lostAt, text: "lost" },
    });
    return orderTwinChart.bind(null, {
      worlds: [world("siloed"), world("integrated")],
      requested: twin.stamps.integrated.requestedAt,
      stretches: stretchesOf(twin),
    });
  }).value;
  const twin = shown.value;
  const answer = film.latest.value;
  const picked = order.pick.value;
  const isNotable = notable.some(([name]) => name === picked);
  const rows = twin === null ? [] : stampRows(twin);
  const watch = () => {
    if (twin === null) return;
    view.clock.pause();
    view.clock.seek(Math.max(0, twin.day - 0.5));
    document.getElementById("part-chain")?.scrollIntoView({ block: "start" });
    view.clock.play();
  };
  return (
    <div class="pair wide-first order-twin">
      <ChartFrame
        title="One order in both firms"
        level={3}
        finding={twin === null ? "" : twinSentence(twin)}
        draw={draw}
        height={() => orderTwinHeight}
        empty={
          answer === null
            ? "The film of this scenario is being made …"
            : "There is no such order in this history."
        }
        table={() => ({
          columns: [
            "Moment",
            "Siloed, days since the order",
            "Integrated",
            "Integrated is",
            "Of it in this stage",
          ],
          rows,
        })}
        caption={`${captionOf(view.session.draft.good.value)}; history ${view.replication.value + 1}`}
        file="hedgerow-integration-order"
        count={twin === null ? 0 : orderStages.length}
        reading={(i) => {
          const stage = orderStages[i];
          if (stage === undefined || twin === null) return "";
          const [one, other] = worlds.map((world) => spent(stage, twin.stamps[world]));
          const said = (value: number | undefined) =>
            value === undefined || Number.isNaN(value) ? "none" : duration(value);
          const more = compared(one ?? Number.NaN, other ?? Number.NaN, "less", "more");
          return `${stage.name.charAt(0).toUpperCase()}${stage.name.slice(1)}: ${said(one)} siloed, ${said(other)} integrated${more === "" ? "" : `; ${more} with integration`}.`;
        }}
        walks="Stage"
        faded={answer !== null && answer.scenario !== view.session.draft.good.value}
      >
        <p class="picks">
          <Pick
            label="Follow"
            value={isNotable ? picked : "own"}
            options={isNotable ? notable : [...notable, ["own", "this order"] as const]}
            onPick={(name) => {
              if (name !== "own") order.pick.value = name;
            }}
          />
          <span class="pick">
            <button type="button" class="plain" disabled={twin === null} onClick={() => order.move(-1)}>
              ‹ previous
            </button>
            <button type="button" class="plain" disabled={twin === null} onClick={() => order.move(1)}>
              next ›
            </button>
          </span>
          <button type="button" class="plain" disabled={twin === null} onClick={watch}>
            Watch it in the film
          </button>
        </p>
      </ChartFrame>
      <StampTable rows={rows} />
    </div>
  );
}
