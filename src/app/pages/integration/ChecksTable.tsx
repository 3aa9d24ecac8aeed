import { useSignal } from "@preact/signals";
import type { CaseResult, CaseValue } from "../../../models/integration/validation/case.ts";
import { plain } from "../../parts/format.ts";
import { type CaseDescription, type Checks, EFFORT, faultOf } from "./checks.ts";
import { withError } from "./words.ts";

function numbers(value: CaseValue | undefined): readonly number[] {
  return value === undefined ? [] : typeof value === "number" ? [value] : value;
}

/** Values that belong together, up to so many. */
const SHOWN = 4;

function said(value: CaseValue | undefined, errors?: CaseValue): string {
  const list = numbers(value);
  const se = numbers(errors);
  const text = list.slice(0, SHOWN).map((each, i) => {
    const error = se[i] ?? 0;
    return error > 0 ? withError(each, error, 4) : plain(each);
  });
  return `${text.join(", ")}${list.length > SHOWN ? ", …" : ""}`;
}

function Values({ result, kind }: { readonly result: CaseResult | undefined; kind: "exact" | "simulated" }) {
  if (result === undefined) return <span class="quiet">–</span>;
  const names = Object.keys(result.simulated);
  return (
    <>
      {names.map((name) => (
        <span key={name} class="line">
          {name !== "value" && <span class="quiet">{name} </span>}
          {kind === "exact" ? said(result.exact[name]) : said(result.simulated[name], result.se[name])}
        </span>
      ))}
    </>
  );
}

function CaseRow({ stated, checks }: { readonly stated: CaseDescription; readonly checks: Checks }) {
  const typed = useSignal<{ readonly [name: string]: string }>({});
  const { name, title, source, parameters, example } = stated;
  const result = checks.results.value[name];
  const failure = checks.failures.value[name] ?? "";
  const running = checks.running.value === name;
  const given = Object.entries(example);
  const entered = (key: string) => {
    const text = typed.value[key];
    return text === undefined ? example[key] : Number(text.trim().replace("−", "-") || Number.NaN);
  };
  const wrong = given.flatMap(([key]) => {
    const value = entered(key);
    const why = typeof value === "number" ? faultOf(parameters[key], value) : "";
    return why === "" ? [] : [`${key}: ${why}`];
  });
  const run = () => checks.run(name, Object.fromEntries(given.map(([key]) => [key, entered(key)])));
  return (
    <tr data-agrees={result?.agrees}>
      <th scope="row">
        {title}
        <span class="source">
          {name} · {source}
        </span>
      </th>
      <td>
        {given.map(([key, value]) =>
          typeof value === "number" ? (
            <label key={key} class="given">
              <span>{key}</span>
              <input
                type="text"
                inputMode="decimal"
                autoComplete="off"
                aria-label={`${key} of ${title}`}
                value={typed.value[key] ?? String(value)}
                onInput={(event) => {
                  typed.value = { ...typed.value, [key]: event.currentTarget.value };
                }}
              />
            </label>
          ) : (
            <span key={key} class="line">
              <span class="quiet">{key} </span>
              {Array.isArray(value) ? value.map((each) => plain(Number(each))).join(", ") : String(value)}
            </span>
          ),
        )}
        {wrong.map((why) => (
          <span key={why} class="fault" role="alert">
            {why}
          </span>
        ))}
      </td>
      <td class="number">
        <Values result={result} kind="exact" />
      </td>
      <td class="number">
        <Values result={result} kind="simulated" />
      </td>
      <td class={result?.agrees === false || failure !== "" ? "loses" : ""}>
        {running
          ? "running …"
          : failure !== ""
            ? failure
            : result === undefined
              ? ""
              : result.agrees
                ? "✓ agrees"
                : "✗ differs"}
      </td>
      <td>
        <button type="button" class="plain" disabled={running || wrong.length > 0} onClick={run}>
          Run<span class="unseen"> {title}</span>
        </button>
      </td>
    </tr>
  );
}

/** Parts of the model against answers known from elsewhere. */
export function ChecksTable({ checks }: { readonly checks: Checks }) {
  const cases = checks.cases.value;
  const results = Object.values(checks.results.value);
  const agree = results.filter((result) => result.agrees).length;
  const running = checks.running.value;
  const open = useSignal(false);
  return (
    <>
      <p class="study" role="status">
        {running === null ? (
          <button type="button" class="plain" onClick={checks.runAll}>
            {results.length === 0 ? `Run all ${cases.length}` : "Run the rest"}
          </button>
        ) : (
          <button type="button" class="plain" onClick={checks.stop}>
            Stop
          </button>
        )}
        <span>
          {results.length === 0
            ? `${cases.length} parts of the model, each with an answer known from the literature or by conservation, against the model’s own code; at ${EFFORT * 100} % of the full length.`
            : `${agree} of ${results.length} agree within tolerance or 4 standard errors${running === null ? "." : `; ${running} is running.`}`}
        </span>
      </p>
      <details
        class="folded"
        onToggle={(event) => {
          open.value = event.currentTarget.open;
        }}
      >
        <summary>The {cases.length} cases</summary>
        {open.value && <Cases checks={checks} />}
      </details>
    </>
  );
}

function Cases({ checks }: { readonly checks: Checks }) {
  return (
    <section class="ledger cases checks" aria-label="Cases with known answers">
      <table>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Parameters</th>
            <th scope="col">Exact</th>
            <th scope="col">Simulated ± s.e.</th>
            <th scope="col">Verdict</th>
            <th scope="col">
              <span class="unseen">Run</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.cases.value.map((stated) => (
            <CaseRow key={stated.name} stated={stated} checks={checks} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
