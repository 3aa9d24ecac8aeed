import { useId, useRef } from "preact/hooks";
import { save } from "../../parts/exports.ts";
import { bundleText, fileName } from "./bundle.ts";
import { Editor } from "./Editor.tsx";
import { examples } from "./examples.ts";
import { Signature } from "./Signature.tsx";
import type { PolicyView } from "./view.ts";

function Pending({ view }: { readonly view: PolicyView }) {
  const opened = view.pending.value;
  if (opened === null) return null;
  return (
    <div class="pending" role="alert">
      <p>
        “{opened.name}” came in a file{opened.scenario === null ? "" : " with a scenario of its own"}. Read
        the code below before you run it.
      </p>
      <p>
        <button type="button" class="tool strong" onClick={view.allow}>
          Run this code
        </button>
        <button type="button" class="tool" onClick={view.discard}>
          Put it away
        </button>
      </p>
    </div>
  );
}

/** Where a policy is written: examples, name, files, the editor and what a policy is. */
export function Workshop({ view }: { readonly view: PolicyView }) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const { name, pending } = view;
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) view.choose(event.currentTarget.value);
  };
  const rename = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) name.value = event.currentTarget.value;
  };
  const pick = async () => {
    const input = picker.current;
    const file = input?.files?.[0];
    if (file !== undefined) await view.receive(file);
    if (input !== null) input.value = "";
  };
  const file = fileName(name.value);
  return (
    <section class="workshop" aria-labelledby={`${id}-title`}>
      <div class="bench">
        <h2 id={`${id}-title`}>Your policy</h2>
        <span class="field">
          <label for={`${id}-example`}>Start from</label>
          <select id={`${id}-example`} value={view.example.value ?? ""} onChange={choose}>
            <option value="" disabled>
              your own code
            </option>
            {examples.map((example) => (
              <option key={example.id} value={example.id}>
                {example.title}
              </option>
            ))}
          </select>
        </span>
        <span class="field">
          <label for={`${id}-name`}>Name</label>
          <input
            id={`${id}-name`}
            type="text"
            maxLength={100}
            autoComplete="off"
            spellcheck={false}
            value={name.value}
            onInput={rename}
          />
        </span>
      </div>
      <Pending view={view} />
      <Editor view={view} />
      <div class="bench">
        <button
          type="button"
          class="tool strong"
          disabled={pending.value !== null}
          title="Ctrl Enter, from within the editor"
          onClick={view.run}
        >
          Run
        </button>
        {view.edited.value && pending.value === null && <span class="quiet">Edited since the last run</span>}
        <span class="gap" />
        <input
          ref={picker}
          class="unseen"
          type="file"
          tabIndex={-1}
          accept=".json,.mjs,.js"
          aria-label="Policy file"
          onChange={pick}
        />
        <button
          type="button"
          class="tool"
          title="Or drop a file on this page; its code is shown before anything runs"
          onClick={() => picker.current?.click()}
        >
          Open a file
        </button>
        <button
          type="button"
          class="tool"
          title="Code, scenario and result in one file: a link cannot carry code"
          onClick={() =>
            save(new Blob([bundleText(view.bundle())], { type: "application/json" }), `${file}.hedgerow.json`)
          }
        >
          Save bundle
        </button>
        <button
          type="button"
          class="tool"
          title="The code alone, for the command line: --policy"
          onClick={() => save(new Blob([view.code.peek()], { type: "text/javascript" }), `${file}.mjs`)}
        >
          Save code
        </button>
      </div>
      <Signature problem={view.model.inputs.problem} />
    </section>
  );
}
