/// <reference path="./virtual.d.ts" />
import { boot, bootHash } from "virtual:sandbox";

/** A worker of unknown intent behind a frame of its own origin: no network, no storage, no page. */
export interface Frame {
  post(message: object): void;
  /** Ends the worker, whatever it is doing, by removing its frame. */
  close(): void;
}

/** Forbids the frame and its worker everything but computing. */
const policy = `default-src 'none'; script-src ${bootHash}; worker-src blob:`;

/**
 * Starts a worker in the sandbox.
 * @param text the worker's whole script
 * @param onMessage told whatever the worker sends: anything at all
 */
export function openFrame(text: string, onMessage: (data: unknown) => void): Frame {
  const frame = document.createElement("iframe");
  const { port1: port, port2: theirs } = new MessageChannel();
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = "Sandbox";
  frame.hidden = true;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${boot}</script>`;
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(text, "*", [theirs]), { once: true });
  port.addEventListener("message", ({ data }) => onMessage(data));
  port.start();
  document.body.append(frame);
  return {
    post: (message) => port.postMessage(message),
    close() {
      port.close();
      frame.remove();
    },
  };
}
