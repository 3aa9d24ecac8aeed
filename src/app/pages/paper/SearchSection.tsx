import { byGroup } from "../../../experiment/design/comparison.ts";
import { type Ranked, ranking } from "../../../experiment/design/ranking.ts";
import { canonicalJson } from "../../../experiment/digest.ts";
import { fixed } from "../../parts/format.ts";
import { OpenCase } from "./OpenCase.tsx";
import { Place } from "./ResultSection.tsx";
import { searchName } from "./results.ts";
import { StageLine } from "./StageLine.tsx";
import { Symbols } from "./Symbols.tsx";
import type { PaperView } from "./view.ts";
import { countWords, latticeWords } from "./words.ts";

/** Best settings shown; the one without a cap always is. */
const SHOWN = 10;

/** Tables 3 to 5 as one: the settings that the page computes by itself. */
function live(view: PaperView): Ranked[] {
  const found = view.exact.found.value;
  const tables = ["sourcingTable3", "sourcingTable4", "sourcingTable5"].map((name) => found[name]);
  if (tables.some((table) => table === undefined)) return [];
  return ranking(byGroup(tables.flatMap((table) => table?.values ?? [])));
}

function scenarioOn(view: PaperView, { group }: Ranked) {
  const base = view.experiments.get(searchName);
  return () => ({ ...base!.scenario, ...group });
}

/** The lattice that comes closest to Tables 3 to 5, beside the one that counts. */
export function SearchSection({ view }: { readonly view: PaperView }) {
  const { stage, progress, failure, found, seconds } = view.search;
  const experiment = view.experiments.get(searchName);
  const searched = found.value[searchName];
  const all = searched === undefined ? live(view) : ranking(byGroup(searched.values));
  const chosen = all.filter(({ index }, place) => place < SHOWN || index === 0);
  const places = chosen[0]?.places.map(({ where }) => where) ?? [];
  const { done, total } = progress.value;
  const lattices =
    searched?.bench.experiment.factors[0]?.levels?.length ?? experiment?.factors[0]?.levels?.length ?? 0;
  const capped = all.find(
    ({ group }) =>
      canonicalJson(group["lattice"] ?? null) === canonicalJson({ base: "paper", levelCap: 175 }),
  );
  const words = {
    waiting: `Not run yet: ${lattices} lattices, each one setting for all 20 cells. It takes a while.`,
    running: `Searching: ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} exact answers`,
    stopped: `Stopped after ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} exact answers`,
    done: `Searched ${all.length} lattices in ${fixed(seconds.value[searchName] ?? 0, 1)} s${
      searched?.expected === "identical"
        ? `; all ${searched.rows.length.toLocaleString("en-US")} rows are the committed ones to the last digit`
        : ""
    }`,
    failed: `The search failed: ${failure.value}`,
  }[stage.value];
  return (
    <Place id="search" title="Which lattice did the paper use?">
      <p>
        The paper says only “discretized in the μ ± 3σ interval” and does not give its state space. This is a
        search among lattices that it may have used, one setting for all cells, never one per cell; it is not
        a fit of the model. What comes closest stands beside the answer without a cap, never in its place
        {capped === undefined
          ? "."
          : `: with levels capped at 175, ${countWords(capped.tally)} printed numbers of Tables 3 to 5 are met, so the paper’s state space probably ended about there.`}
      </p>
      <StageLine
        stage={stage.value}
        progress={progress.value}
        words={words}
        action={searched === undefined ? "Run the search" : "Run again"}
        onStart={view.search.start}
        onStop={view.search.stop}
      />
      <section class="ledger search-table" aria-label="Lattices by what they meet">
        <table>
          <thead>
            <tr>
              <th scope="col">Lattice</th>
              <th scope="col">met</th>
              {places.map((where) => (
                <th key={where} scope="col">
                  <Symbols words={where} />
                </th>
              ))}
              <th scope="col">off by, in roundings</th>
              <th scope="col">
                <span class="unseen">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {chosen.map((ranked) => (
              <tr key={canonicalJson(ranked.group)} data-counts={ranked.index === 0}>
                <th scope="row">
                  {latticeWords(ranked.group["lattice"])}
                  {ranked.index === 0 && <span class="quiet"> (counts)</span>}
                </th>
                <td>
                  <b>{countWords(ranked.tally)}</b>
                </td>
                {ranked.places.map(({ where, tally }) => (
                  <td key={where}>{countWords(tally)}</td>
                ))}
                <td>{fixed(ranked.miss, 1)}</td>
                <td>
                  <OpenCase
                    scenario={scenarioOn(view, ranked)}
                    of={`base case, ${latticeWords(ranked.group["lattice"])}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Place>
  );
}
