import { type Reproduction, summary } from "../../../experiment/design/reproduction.ts";
import { Verdict } from "../../parts/Verdict.tsx";
import { Mark } from "./Agreement.tsx";
import { StageLine } from "./StageLine.tsx";
import type { PaperView } from "./view.ts";
import { secondsText } from "./words.ts";

const tables = ["sourcingTable3", "sourcingTable4", "sourcingTable5"];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function named(reproductions: readonly Reproduction[]): string {
  return reproductions.map(({ bench }) => bench.experiment.experiment).join(", ");
}

/** Whether the rows are those that were committed. */
function rowsWords(reproductions: readonly Reproduction[]): string {
  const rows = sum(reproductions.map((each) => each.rows.length)).toLocaleString("en-US");
  const stray = reproductions.filter(({ expected }) => expected !== null && expected !== "identical");
  const alone = reproductions.filter(({ expected }) => expected === null);
  if (stray.length > 0) return `${named(stray)}: not the rows that this version was published with.`;
  if (alone.length > 0)
    return `The rows that this version was published with could not be fetched for ${named(alone)}; the others are the same to the last digit.`;
  return `All ${rows} rows behind them are, to the last digit, those that this version was published with.`;
}

/** How many printed values agree, in the words of the command line, and how that was found out. */
export function StatusLine({ view }: { readonly view: PaperView }) {
  const { stage, progress, found, seconds, failure } = view.exact;
  const { done, total } = progress.value;
  const reproductions = Object.values(found.value);
  const took = sum(tables.map((name) => seconds.value[name] ?? 0));
  const finished = stage.value === "done";
  const answers = total.toLocaleString("en-US");
  const words = {
    waiting: "About to compute",
    running: `Computing: ${done.toLocaleString("en-US")} of ${answers} exact answers`,
    stopped: `Stopped after ${done.toLocaleString("en-US")} of ${answers} exact answers`,
    done: `Computed ${answers} exact answers here in ${secondsText(sum(Object.values(seconds.value)))}, those of Tables 3 to 5 in ${secondsText(took)}`,
    failed: `The computation failed: ${failure.value}`,
  }[stage.value];
  return (
    <>
      <Verdict evidence={finished ? rowsWords(reproductions) : "\u00a0"}>
        {finished ? (
          <>
            <strong>{summary(view.tally.value)}</strong>: every table and figure of both papers, computed in
            this browser just now.
          </>
        ) : stage.value === "failed" ? (
          "The papers could not be recomputed."
        ) : stage.value === "stopped" ? (
          `Stopped before all was computed; so far ${summary(view.tally.value)}.`
        ) : (
          "Recomputing every table and figure of both papers …"
        )}
      </Verdict>
      <StageLine
        stage={stage.value}
        progress={progress.value}
        words={words}
        action="Compute again"
        onStart={view.exact.start}
        onStop={view.exact.stop}
      />
      <ul class="agreements">
        <li>
          <Mark status="reproduced" said />: within the rounding of the last printed digit
        </li>
        <li>
          <Mark status="explained" said />: off for a known reason, and no further than it takes it
        </li>
        <li>
          <Mark status="differs" said />: neither
        </li>
      </ul>
    </>
  );
}
