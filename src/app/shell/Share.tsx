import { useSignal } from "@preact/signals";

/** Copies the address, which holds the page's whole state. */
export function Share() {
  const said = useSignal("");
  const share = async () => {
    // The address follows a change after a moment; wait for it.
    await new Promise((resolve) => setTimeout(resolve, 350));
    try {
      await navigator.clipboard.writeText(location.href);
      said.value = "Link copied";
    } catch {
      said.value = "The link is in the address bar";
    }
    setTimeout(() => {
      said.value = "";
    }, 2500);
  };
  return (
    <>
      <span class="said" role="status">
        {said}
      </span>
      <button type="button" class="tool" onClick={share}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3L8 12.3" />
        </svg>
        <span class="wide">Share</span>
        <span class="unseen narrow">Copy a link to this page</span>
      </button>
    </>
  );
}
