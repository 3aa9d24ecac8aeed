import { defineConfig } from "vite";
import { contentSecurity } from "./vite/contentSecurity.ts";
import { sandbox } from "./vite/sandbox.ts";

export default defineConfig({
  root: "src/app",
  publicDir: "../../public",
  base: "./",
  plugins: [
    // Only in the build: the development server injects inline styles that it would forbid.
    { name: "content-security", apply: "build", transformIndexHtml: () => [contentSecurity] },
    sandbox(),
  ],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { outDir: "../../dist/app", emptyOutDir: true, target: "es2023" },
  worker: { format: "es" },
});
