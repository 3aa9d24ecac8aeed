import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Model } from "../../../contract/model.ts";
import type { Extent } from "../../../experiment/design/extent.ts";
import { model } from "../../../experiment/registry.ts";
import type { Checked, Keepable } from "../../../worker/desk.ts";
import { experimentRoom } from "../../../worker/webExperiments.ts";
import { differences, merged } from "../../state/differences.ts";
import { latestWins } from "../../state/latest.ts";
import { computingNote } from "../../state/notes.ts";
import { isObject, type Json, type JsonObject, valueAt } from "../../state/tree.ts";
import { type Choices, choices } from "./choices.ts";
import { type DesignDraft, designDraft } from "./designDraft.ts";
import { type FactorField, factorFields } from "./factorFields.ts";
import { type Form, formOf } from "./form.ts";
import { type Runs, runs } from "./runs.ts";
import { labForm, leftOut, leftOutOf, modelOfLab, type Start, startForm, startsOnOffer } from "./starts.ts";

/** How long a design must stand before its size is estimated, in milliseconds. */
const CALM = 500;

/** Everything that the parts of this page share. */
export interface ExperimentsView {
  readonly draft: DesignDraft;
  /** The model that the form is about. */
  readonly model: ReadonlySignal<Model>;
  readonly fields: ReadonlySignal<readonly FactorField[]>;
  /** What the form's scenario has to keep; null while it is being found out. */
  readonly keepable: ReadonlySignal<Keepable | null>;
  readonly starts: ReadonlySignal<readonly Start[]>;
  readonly start: ReadonlySignal<string>;
  readonly extent: ReadonlySignal<Extent | null>;
  readonly runs: Runs;
  readonly choices: Choices;
  /** What the user should know about the last file or text that was opened; empty if nothing. */
  readonly notice: Signal<string>;
  /** What was wrong with it. */
  readonly faults: Signal<readonly string[]>;
  /** Begins from something on offer. */
  begin(id: string): Promise<void>;
  /** Puts a form in the place of the present one; `id` says what links compare it with. */
  put(form: Form, id: string): Promise<void>;
  /** Opens a bundle, an experiment or a scenario. */
  open(file: Blob, name: string): Promise<void>;
  /** Rows on show as a file. */
  write(format: "bundle" | "json" | "csv" | "parquet"): Promise<Blob | null>;
  close(): void;
}

function modelName(form: Form): string {
  return String(valueAt(form, "scenario.model") ?? "");
}

/**
 * @param state from the link; unchecked
 * @param remember told the link's state whenever it changes
 */
export async function experimentsView(
  state: Json | null,
  remember: (state: Json | null) => void,
): Promise<ExperimentsView> {
  const room = experimentRoom((note) => {
    computingNote.value = note;
  });
  const notice = signal("");
  const faults = signal<readonly string[]>([]);
  const first = await firstForm(state);
  notice.value = first.notice;
  const start = signal(first.id);
  const known = signal((await model(modelName(first.form)))!);
  const draft = designDraft(room, first.form, first.base, known.value.example);
  const starts = signal<readonly Start[]>([]);
  void startsOnOffer().then((found) => {
    starts.value = found;
  });

  const fields = computed(() => factorFields(known.value, valueAt(draft.raw.value, "scenario") ?? null));
  const keepable = signal<Keepable | null>(null);
  const askKeepable = latestWins(
    async (scenario: Json) => ({ scenario, outcome: await room.desk.keepable(scenario).catch(() => null) }),
    ({ outcome }) => {
      keepable.value = outcome?.ok ? outcome.value : { kpis: keepable.peek()?.kpis ?? [], parameters: [] };
    },
  );
  const stopKeeping = effect(() => askKeepable(draft.good.value as unknown as Json));
  const stopModel = effect(() => {
    const name = modelName(draft.raw.value);
    if (name === known.peek().name) return;
    void model(name).then((found) => {
      if (found !== undefined && modelName(draft.raw.peek()) === name) known.value = found;
    });
  });

  const all = runs(room);
  const extent = signal<Extent | null>(null);
  let estimated: Checked | null = null;
  const stopEstimating = effect(() => {
    const checked = draft.checked.value;
    const busy = all.phase.value === "running";
    if (checked !== null && checked === estimated) return;
    extent.value = null;
    if (checked === null || busy) return;
    let estimation: { cancel(): void } | null = null;
    const timer = setTimeout(() => {
      const mine = room.estimate(checked.experiment);
      estimation = mine;
      mine.finished.then(
        (found) => {
          if (found === null || draft.checked.peek() !== checked) return;
          estimated = checked;
          extent.value = found;
        },
        () => {},
      );
    }, CALM);
    return () => {
      clearTimeout(timer);
      estimation?.cancel();
    };
  });
  const stopRemembering = effect(() => {
    const design = differences(draft.raw.value, draft.base);
    const id = start.value;
    remember(
      design === undefined && id === DEFAULT
        ? null
        : { ...(id !== DEFAULT && { start: id }), ...(design !== undefined && { design }) },
    );
  });

  async function put(form: Form, id: string): Promise<void> {
    const base = (await startForm(id)) ?? form;
    const chosen = await model(modelName(form));
    if (chosen !== undefined) known.value = chosen;
    draft.rebase(base);
    start.value = id;
    draft.replace(form);
  }

  return {
    draft,
    model: known,
    fields,
    keepable,
    starts,
    start,
    extent,
    runs: all,
    choices: choices(
      all,
      computed(() => keepable.value?.kpis ?? []),
    ),
    notice,
    faults,
    put,
    async begin(id) {
      const form = await startForm(id);
      if (form !== undefined) await put(form, modelOfLab(id) ?? id);
      notice.value = leftOutOf(id);
    },
    async open(file, name) {
      faults.value = [];
      notice.value = "";
      const outcome = await room.desk.open(file).catch((error: unknown) => {
        return {
          ok: false as const,
          faults: [{ path: "", message: `it could not be read: ${String(error)}` }],
        };
      });
      if (!outcome.ok) {
        faults.value = outcome.faults.slice(0, 8).map(({ path, message }) => {
          return `${name}${path === "" ? "" : ` ${path}`}: ${message}`;
        });
        return;
      }
      const found = outcome.value;
      if (found.kind === "bundle") {
        const raw = JSON.parse(JSON.stringify(found.experiment)) as JsonObject;
        await put(formOf(raw), found.experiment.scenario.model);
        await all.open(found);
      } else if (found.kind === "experiment") {
        const raw = found.raw as JsonObject;
        await put(formOf(raw), modelName(raw));
        notice.value = `The experiment of ${name} is in the form.`;
      } else {
        const scenario = found.raw as JsonObject;
        const form = await labForm(String(scenario["model"]), scenario);
        if (form === undefined) faults.value = [`${name}: unknown model: ${String(scenario["model"])}`];
        else {
          await put(form, String(scenario["model"]));
          notice.value = `The scenario of ${name} is in the form. ${leftOut(scenario)}`.trim();
        }
      }
    },
    async write(format) {
      const now = all.shown.peek();
      return now === null ? null : room.desk.write(format, now.experiment, now.table.columns());
    },
    close() {
      stopRemembering();
      stopEstimating();
      stopModel();
      stopKeeping();
      draft.close();
      all.close();
      room.close();
    },
  };
}

const DEFAULT = "sourcing";

interface First {
  readonly id: string;
  readonly base: Form;
  readonly form: Form;
  readonly notice: string;
}

async function firstForm(state: Json | null): Promise<First> {
  const { start = DEFAULT, design }: JsonObject = isObject(state) ? state : {};
  const asked = await startForm(String(start));
  const base = asked ?? (await startForm(DEFAULT))!;
  const lost = `The experiment in this link starts from “${String(start).slice(0, 40)}”, which is not known here; showing the base case.`;
  if (asked === undefined) return { id: DEFAULT, base, form: base, notice: lost };
  const form = merged(base, design);
  const usable = isObject(form) && (await model(modelName(form))) !== undefined;
  if (usable) return { id: String(start), base, form, notice: leftOutOf(String(start)) };
  const notice =
    "The experiment in this link cannot be used: it is about no model that is known here. Showing the base case.";
  return { id: DEFAULT, base: (await startForm(DEFAULT))!, form: (await startForm(DEFAULT))!, notice };
}
