import { useSignal } from "@preact/signals";
import { save } from "../../parts/exports.ts";
import type { Shown } from "./runs.ts";
import type { ExperimentsView } from "./view.ts";

const formats = [
  {
    format: "bundle",
    label: "Bundle",
    ending: "bundle.json",
    means: "experiment, rows and digest in one file",
  },
  { format: "csv", label: "CSV", ending: "csv", means: "a row per cell, policy and figure" },
  { format: "json", label: "JSON", ending: "rows.json", means: "the rows as a list of objects" },
  { format: "parquet", label: "Parquet", ending: "parquet", means: "the rows with typed columns" },
] as const;

interface ResultFilesProps {
  readonly view: ExperimentsView;
  readonly shown: Shown;
}

/** Results as files. A bundle is of complete results only. */
export function ResultFiles({ view, shown }: ResultFilesProps) {
  const busy = useSignal("");
  const failure = useSignal("");
  view.runs.news.value;
  const { table, experiment, bundle } = shown;
  const whole = table.done === table.cells;
  const write = async ({ format, ending, label }: (typeof formats)[number]) => {
    busy.value = label;
    failure.value = "";
    try {
      const blob = await view.write(format);
      const part = whole ? "" : "-partial";
      if (blob !== null) save(blob, `${experiment.experiment}${part}.${ending}`);
    } catch (error) {
      failure.value = `${label} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    }
    busy.value = "";
  };
  return (
    <section class="files" aria-label="Files">
      <span class="quiet">{whole ? "All results as" : `Results of ${table.done} cells so far as`}</span>
      {formats.map((each) => (
        <button
          key={each.format}
          type="button"
          class="tool"
          title={each.means}
          disabled={
            busy.value !== "" ||
            table.count === 0 ||
            (each.format === "bundle" && (!whole || (bundle !== null && bundle.edited !== "")))
          }
          onClick={() => void write(each)}
        >
          {each.label}
        </button>
      ))}
      <span class="quiet" role="status">
        {busy.value !== "" ? `Writing ${busy.value} …` : ""}
      </span>
      {failure.value !== "" && (
        <span class="fault" role="alert">
          {failure.value}
        </span>
      )}
    </section>
  );
}
