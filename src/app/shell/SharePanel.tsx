import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { save } from "../parts/exports.ts";
import { fragment, tooLarge } from "../state/address.ts";
import { QrCode } from "./QrCode.tsx";

interface SharePanelProps {
  readonly id: string;
  onCopy(): void;
}

/** Whether an address means this machine alone. */
function isLocal(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}

/** The link, its code for phones, the scenario as a file, the page on paper. */
export function SharePanel({ id, onCopy }: SharePanelProps) {
  const field = useId();
  const file = useSignal<{ readonly name: string; readonly text: string } | null>(null);
  const link = location.href.replace(/#.*$/, "") + fragment.value;
  useEffect(() => {
    let left = false;
    const find = async () => (await import("./scenarioOfLink.ts")).scenarioOfLink(fragment.value);
    void find().then((found) => {
      if (left) return;
      file.value =
        found === null
          ? null
          : {
              name: `hedgerow-${found.model.name}.json`,
              text: `${JSON.stringify(found.scenario, null, 2)}\n`,
            };
    });
    return () => {
      left = true;
    };
  }, [fragment.value]);
  const saveFile = () => {
    if (file.value !== null) save(new Blob([file.value.text], { type: "application/json" }), file.value.name);
  };
  return (
    <section id={id} class="panel" aria-label="Share">
      {tooLarge.value ? (
        <p>
          What this page shows is too much for a link: data of one's own belongs into a file. Save the
          scenario instead.
        </p>
      ) : (
        <>
          <label for={field}>Link to this page, parameters and seed included</label>
          <div class="line">
            <input
              id={field}
              type="text"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" class="tool strong" onClick={onCopy}>
              Copy
            </button>
          </div>
          <QrCode text={link} />
          {isLocal(location.hostname) && (
            <p class="quiet">This address is this computer's own; other devices cannot open it.</p>
          )}
        </>
      )}
      <div class="line">
        {file.value !== null && (
          <button
            type="button"
            class="tool"
            title="For the command line, or to keep; the same scenario with every default written out"
            onClick={saveFile}
          >
            Save scenario
          </button>
        )}
        <button type="button" class="tool" onClick={() => print()}>
          Print
        </button>
      </div>
    </section>
  );
}
