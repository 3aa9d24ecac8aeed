import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { tooLarge } from "../state/address.ts";
import { SharePanel } from "./SharePanel.tsx";

/** The address follows a change after a moment; wait for it. */
const MOMENT = 350;

/** Copies the address, which holds the page's whole state, and offers the other ways to hand it on. */
export function Share() {
  const id = useId();
  const said = useSignal("");
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const copy = async () => {
    await new Promise((resolve) => setTimeout(resolve, MOMENT));
    if (tooLarge.peek()) said.value = "Too much for a link: save the file instead";
    else {
      try {
        await navigator.clipboard.writeText(location.href);
        said.value = "Link copied";
      } catch {
        said.value = "The link is in the address bar";
      }
    }
    setTimeout(() => {
      said.value = "";
    }, 2500);
  };
  const toggle = () => {
    open.value = !open.value;
    if (open.value) void copy();
  };

  useEffect(() => {
    const close = (event: Event) => {
      if (open.peek() && event.target instanceof Node && !root.current?.contains(event.target))
        open.value = false;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !open.peek()) return;
      open.value = false;
      button.current?.focus();
    };
    addEventListener("pointerdown", close);
    addEventListener("focusin", close);
    addEventListener("keydown", key);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("focusin", close);
      removeEventListener("keydown", key);
    };
  }, [open]);

  return (
    <div class="share" ref={root}>
      <span class="said" role="status">
        {said}
      </span>
      <button
        ref={button}
        type="button"
        class="tool"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={toggle}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3L8 12.3" />
        </svg>
        <span class="wide">Share</span>
        <span class="unseen narrow">Share this page</span>
      </button>
      {open.value && <SharePanel id={id} onCopy={copy} />}
    </div>
  );
}
