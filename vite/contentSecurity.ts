import type { HtmlTagDescriptor } from "vite";
import { bootHash } from "./sandbox.ts";

const rules = [
  "default-src 'self'",
  // The hash is of the sandboxed frame's script: a frame is bound by its page's policy too.
  `script-src 'self' 'wasm-unsafe-eval' ${bootHash}`,
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The content security policy of the application, for the head of its document. */
export const contentSecurity: HtmlTagDescriptor = {
  tag: "meta",
  attrs: { "http-equiv": "Content-Security-Policy", content: rules.join("; ") },
  injectTo: "head-prepend",
};
