import { defineConfig, type Plugin } from "vite";
import { bootHash, sandbox } from "./vite/sandbox.ts";

/** Only in the build: the development server injects inline styles that it would forbid. */
const contentSecurity: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content: [
          "default-src 'self'",
          // The hash is of the sandboxed frame's script: a frame is bound by its page's policy too.
          `script-src 'self' 'wasm-unsafe-eval' ${bootHash}`,
          "img-src 'self' data: blob:",
          "worker-src 'self' blob:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join("; "),
      },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  root: "src/app",
  publicDir: "../../public",
  base: "./",
  plugins: [contentSecurity, sandbox()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { outDir: "../../dist/app", emptyOutDir: true, target: "es2023" },
  worker: { format: "es" },
});
