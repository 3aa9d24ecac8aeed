import type { Fault } from "../contract/model.ts";
import { type Bundle, bundleOf, isBundle, rowsDigest } from "../experiment/design/bundle.ts";
import { bundleTable } from "../experiment/design/bundleTable.ts";
import type { Experiment } from "../experiment/design/design.ts";
import { parseExperiment } from "../experiment/design/experiment.ts";
import { Bench } from "../experiment/design/part.ts";
import type { RowColumns } from "../experiment/design/rowTable.ts";
import { isRecord } from "../experiment/fieldSchema.ts";
import type { Outcome } from "../experiment/results.ts";
import { mostBytes, source } from "../experiment/source.ts";

/** Bundles up to this size are opened; as text they must fit into a page's memory several times. */
const mostBundleBytes = 200_000_000;

/** A result bundle as a page shows it. */
export interface OpenedBundle {
  readonly kind: "bundle";
  readonly experiment: Experiment;
  readonly rows: RowColumns;
  readonly resultsVersion: number;
  /** Of this program. */
  readonly ownResultsVersion: number;
  /** As the bundle states it. */
  readonly digest: string;
  /** What shows that the bundle was edited; empty where nothing does. */
  readonly edited: string;
}

/** What a file turned out to be; experiments and scenarios unchecked. */
export type Opened = OpenedBundle | { readonly kind: "experiment" | "scenario"; readonly raw: unknown };

function failed(path: string, message: string): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [{ path, message }] };
}

/** The digest is over the rows; each row names the scenario of its cell, so that a changed one shows too. */
function editing(bundle: Bundle, bench: Bench): string {
  const found = rowsDigest(bundle);
  if (found !== bundle.digest)
    return `its digest is stated as ${bundle.digest.slice(0, 12)}…, its rows have ${found.slice(0, 12)}…`;
  let last = -1;
  for (const { cell, scenario } of bundle.rows) {
    if (cell === last || scenario === "") continue;
    last = cell;
    if (bench.scenarioId(cell) !== scenario)
      return `its rows of cell ${cell} are of another scenario than the one that it states`;
  }
  return "";
}

async function openedBundle(bundle: Bundle): Promise<Outcome<OpenedBundle>> {
  const parsed = await parseExperiment(bundle.experiment);
  if (!parsed.ok) return parsed;
  const bench = await Bench.of(parsed.value);
  const table = bundleTable(bundle, bench);
  if (!table.ok) return table;
  return {
    ok: true,
    value: {
      kind: "bundle",
      experiment: parsed.value,
      rows: table.value.columns(),
      resultsVersion: bundle.resultsVersion,
      ownResultsVersion: bench.model.resultsVersion,
      digest: bundle.digest,
      edited: editing(bundle, bench),
    },
  };
}

async function openedDocument(document: unknown): Promise<Outcome<Opened>> {
  if (isBundle(document)) {
    const bundle = bundleOf(document);
    if (bundle === undefined)
      return failed(
        "bundle",
        "invalid bundle: { … }; version, model, seed or digest are not those of a bundle",
      );
    try {
      return await openedBundle(bundle);
    } catch (error) {
      // 1e999 is a number in JSON, and infinite here.
      if (error instanceof RangeError) return failed("bundle", error.message);
      throw error;
    }
  }
  const expected = "a result bundle, an experiment or a scenario";
  if (!isRecord(document)) return failed("", `invalid file: it holds no object; ${expected}`);
  if (document["factors"] !== undefined || document["design"] !== undefined)
    return { ok: true, value: { kind: "experiment", raw: document } };
  // A result of simulate or solve holds its scenario.
  const raw = document["scenario"] ?? document;
  if (!isRecord(raw) || typeof raw["model"] !== "string")
    return failed("", `invalid file: { … }; ${expected}`);
  return { ok: true, value: { kind: "scenario", raw } };
}

/** Reads a file that somebody opened: what it is and what is in it, or what is wrong with it. */
export async function opened(file: Blob): Promise<Outcome<Opened>> {
  if (file.size > mostBundleBytes)
    return failed("", `invalid size: ${file.size} bytes; at most ${mostBundleBytes}`);
  const text = await file.text();
  try {
    const document: unknown = JSON.parse(text);
    if (isBundle(document) || file.size > mostBytes) return await openedDocument(document);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // What begins like JSON is not meant to be YAML, which has other words for what is wrong with it.
    if (/^\s*[[{]/.test(text)) return failed("", `invalid file: no whole JSON; ${error.message}`);
  }
  const read = await source(text);
  if (read.ok) return openedDocument(read.value.value);
  const faults = read.faults.map(({ line, column, message }) => {
    return { path: "", message: `line ${line}, column ${column}: ${message}` };
  });
  return { ok: false, faults };
}
