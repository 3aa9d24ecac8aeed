import { useSignal } from "@preact/signals";
import { takeUpdate, updateReady } from "../offline/updates.ts";

/** Says that there is a newer build; the page's state is in its link and survives. */
export function UpdateNotice() {
  const closed = useSignal(false);
  if (!updateReady.value || closed.value) return null;
  const close = () => {
    closed.value = true;
  };
  return (
    <div class="notice floating" role="status">
      <span>A new version of Hedgerow is ready.</span>
      <button type="button" class="tool strong" onClick={() => void takeUpdate()}>
        Reload
      </button>
      <button type="button" class="plain" aria-label="Close this note" onClick={close}>
        ×
      </button>
    </div>
  );
}
