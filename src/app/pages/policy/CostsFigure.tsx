import { DifferencesFigure } from "../../parts/DifferencesFigure.tsx";
import type { PolicyView } from "./view.ts";
import { captionOfOwn } from "./words.ts";

/** How much more the user's policy costs, history by history. */
export function CostsFigure({ view }: { readonly view: PolicyView }) {
  const { figures, stale, result } = view.own;
  const known = result.value;
  return (
    <DifferencesFigure
      title="Cost difference, history by history"
      figures={figures}
      stale={stale}
      kpi="averageCost"
      what="Cost"
      unit="money/period"
      names={() => ["the best", "yours"]}
      better="lower"
      ahead={(name) => `${name.replace("the ", "")} cheaper`}
      counted="Replications"
      decimals={[3, 2]}
      says={(mean, b, often, of) =>
        `${mean} per period; ${b} was clearly cheaper in ${often} of ${of} histories.`
      }
      height={() => 300}
      empty="Shown when your policy has run"
      caption={known === null ? "" : captionOfOwn(known)}
      file="hedgerow-policy-differences"
    />
  );
}
