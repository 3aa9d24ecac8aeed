import type { Compared } from "../../../experiment/design/comparison.ts";
import { type Reproduction, reasons } from "../../../experiment/design/reproduction.ts";
import { Beside } from "./Agreement.tsx";
import { goTo } from "./Contents.tsx";
import { OpenCase } from "./OpenCase.tsx";
import { deteriorationResults, sourcingResults } from "./results.ts";
import { Symbols } from "./Symbols.tsx";
import { counted, type PaperView, scenarioOf } from "./view.ts";
import { itemWords } from "./words.ts";

interface Missed {
  readonly reproduction: Reproduction;
  readonly value: Compared;
}

function placeOf({ bench }: Reproduction): string {
  const { experiment } = bench.experiment;
  return (
    [...sourcingResults, ...deteriorationResults].find((each) => each.experiment === experiment)?.id ?? ""
  );
}

function nameOf(value: Compared): string {
  const item = itemWords(value);
  return item === "" ? value.where : `${value.where}, ${item}`;
}

interface Cause {
  readonly cause: string;
  readonly parts: { readonly further: string; readonly values: readonly Compared[] }[];
}

/** Sentences that begin with the same cause, up to their semicolon, under that cause. */
function causesOf(groups: ReturnType<typeof reasons>): Cause[] {
  const found = new Map<string, Cause>();
  for (const { because, values } of groups) {
    const [cause = "", ...rest] = because.split("; ");
    const entry = found.get(cause) ?? { cause, parts: [] };
    entry.parts.push({ further: rest.join("; "), values });
    found.set(cause, entry);
  }
  return [...found.values()];
}

/** Every value that is not met, under the sentence that says why. */
export function Reasons({ view }: { readonly view: PaperView }) {
  const missed = Object.values(view.exact.found.value).flatMap((reproduction) =>
    counted(reproduction)
      .filter(({ status }) => status !== "reproduced")
      .map((value): Missed => ({ reproduction, value })),
  );
  const stray = missed.filter(({ value }) => value.because === undefined);
  const groups = reasons(missed.map(({ value }) => value));
  const row = (value: Compared) => {
    const reproduction = missed.find((each) => each.value === value)?.reproduction;
    if (reproduction === undefined) return null;
    const id = placeOf(reproduction);
    return (
      <li key={nameOf(value)}>
        <button type="button" class="plain" onClick={() => goTo(view, id)}>
          <Symbols words={nameOf(value)} />
        </button>
        <Beside value={value} />
        <OpenCase scenario={() => scenarioOf(reproduction, value)} of={nameOf(value)} />
      </li>
    );
  };
  return (
    <ol class="reasons">
      {causesOf(groups).map(({ cause, parts }) => {
        const count = parts.reduce((sum, { values }) => sum + values.length, 0);
        return (
          <li key={cause}>
            <p>
              <b>{count === 1 ? "1 value" : `${count} values`}:</b> <Symbols words={cause} />.
            </p>
            <div class="parts">
              {parts.map(({ further, values }) => (
                <div key={further} class="part" data-many={values.length > 1}>
                  <ul>{values.map(row)}</ul>
                  {further !== "" && (
                    <p class="further">
                      <Symbols words={further} />
                    </p>
                  )}
                </div>
              ))}
            </div>
          </li>
        );
      })}
      {stray.length > 0 && (
        <li>
          <p>
            <b>{stray.length} without an explanation:</b>
          </p>
          <ul>{stray.map(({ value }) => row(value))}</ul>
        </li>
      )}
    </ol>
  );
}
