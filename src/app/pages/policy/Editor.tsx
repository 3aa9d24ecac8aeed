import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { compose } from "../../sandbox/compose.ts";
import type { CodeEditor, Mark } from "./editor.ts";
import type { PolicyView } from "./view.ts";

function syntax(code: string): readonly Mark[] {
  const composed = compose(code, "");
  return composed.ok ? [] : [composed.fault];
}

/** The code with its faults marked; the editor itself is loaded when this is first shown. */
export function Editor({ view }: { readonly view: PolicyView }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const loaded = useSignal(false);
  const failed = useSignal("");
  const fault = useComputed(() => syntax(view.code.value)[0]).value;

  const check = (code: string): readonly Mark[] => {
    const wrong = syntax(code);
    const found = view.own.fault.peek();
    const ran = view.own.ran.peek();
    if (wrong.length > 0 || found?.line === undefined || ran?.code !== code) return wrong;
    return [{ message: found.message, line: found.line, column: 1 }];
  };

  useEffect(() => {
    let left = false;
    import("./editor.ts")
      .then(({ codeEditor }) => {
        if (left || host.current === null) return;
        editor.current = codeEditor(host.current, {
          code: view.code.peek(),
          label: "Code of your policy",
          problem: view.model.inputs.problem,
          check,
          onType: view.write,
          onRun: view.run,
        });
        loaded.value = true;
      })
      .catch((error: unknown) => {
        failed.value = `The editor could not be loaded. ${String(error)}`;
      });
    return () => {
      left = true;
      editor.current?.close();
    };
  }, [view]);

  useSignalEffect(() => {
    const code = view.code.value;
    if (loaded.value) editor.current?.set(code);
  });
  useSignalEffect(() => {
    view.own.fault.value;
    editor.current?.recheck();
  });

  return (
    <>
      <div class="editor">
        <div class="host" ref={host} />
        {!loaded.value && <pre class="before">{failed.value || view.code.value}</pre>}
      </div>
      <p class="check" role="status" data-wrong={fault !== undefined}>
        {fault === undefined ? "The syntax is right." : `Line ${fault.line}: ${fault.message}.`}
      </p>
    </>
  );
}
