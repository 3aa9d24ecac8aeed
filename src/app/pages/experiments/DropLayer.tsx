import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ExperimentsView } from "./view.ts";

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}

/** Takes files that are dropped anywhere on the page, and says so while one is held over it. */
export function DropLayer({ view }: { readonly view: ExperimentsView }) {
  const over = useSignal(false);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over.value = true;
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) over.value = false;
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over.value = false;
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void view.open(file, file.name);
    };
    addEventListener("dragover", hold);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", hold);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [view, over]);
  return over.value ? <div class="drop-layer">Drop a result bundle, an experiment or a scenario</div> : null;
}
