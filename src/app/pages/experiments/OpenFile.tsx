import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { decode } from "../../state/link.ts";
import { isObject, type JsonObject } from "../../state/tree.ts";
import { labForm, leftOut } from "./starts.ts";
import type { ExperimentsView } from "./view.ts";

/** Puts the scenario of a link to a lab into the form; a sentence if that cannot be. */
async function openLink(view: ExperimentsView, text: string): Promise<string> {
  const [, page = "", payload = ""] = /#\/([\w-]+)(?:\/([\w-]+))?/.exec(text) ?? [];
  const read = payload === "" ? undefined : await decode(payload);
  if (read?.ok === false) return `This link cannot be used: ${read.message.replace(/;.*/, ".")}`;
  const { scenario }: JsonObject = isObject(read?.value) ? read.value : {};
  const form = await labForm(page, scenario);
  if (form === undefined) return `This link cannot be used: “${page}” is no page about one model.`;
  await view.put(form, page);
  view.notice.value = leftOut(scenario);
  return "";
}

/** Opening a file by button, and pasting text. Dropping is taken care of by the page as a whole. */
export function OpenFile({ view }: { readonly view: ExperimentsView }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const pasting = useSignal(false);
  const pick = () => {
    const file = input.current?.files?.[0];
    if (file === undefined || input.current === null) return;
    void view.open(file, file.name);
    input.current.value = "";
  };
  const use = async () => {
    const text = area.current?.value.trim() ?? "";
    if (text === "") return;
    if (/^(https?:|#\/)/.test(text)) {
      const fault = await openLink(view, text);
      view.faults.value = fault === "" ? [] : [fault];
    } else await view.open(new Blob([text]), "text");
    if (view.faults.peek().length === 0) pasting.value = false;
  };
  const toggle = () => {
    pasting.value = !pasting.value;
  };
  return (
    <section class="open-file" aria-label="Open">
      <p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.yaml,.yml,application/json"
          aria-label="Result bundle, experiment or scenario"
          onChange={pick}
        />
        <button type="button" class="tool" onClick={() => input.current?.click()}>
          Open a file …
        </button>
        <button
          type="button"
          class="tool"
          aria-expanded={pasting.value}
          aria-controls={`${id}-paste`}
          onClick={toggle}
        >
          Paste text or a link …
        </button>
        <span class="quiet">or drop a file here: a result bundle, an experiment or a scenario</span>
      </p>
      {pasting.value && (
        <div id={`${id}-paste`} class="paste">
          <label for={`${id}-text`}>
            Scenario or experiment as JSON or YAML, a bundle, or a link to a lab
          </label>
          <textarea id={`${id}-text`} ref={area} rows={8} spellcheck={false} />
          <button type="button" class="action" onClick={use}>
            Use it
          </button>
        </div>
      )}
    </section>
  );
}
