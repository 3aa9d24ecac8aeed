import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import { contentSecurity } from "./vite/contentSecurity.ts";
import { firstPage } from "./vite/firstPage.ts";
import { offline } from "./vite/offline.ts";
import { sandbox } from "./vite/sandbox.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export default defineConfig({
  root: "src/app",
  publicDir: "../../public",
  base: "./",
  plugins: [
    // Only in the build: the development server injects inline styles that it would forbid.
    { name: "content-security", apply: "build", transformIndexHtml: () => [contentSecurity] },
    sandbox(),
    firstPage(),
    offline(),
  ],
  define: { "import.meta.env.HEDGEROW_VERSION": JSON.stringify(version) },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { outDir: "../../dist/app", emptyOutDir: true, target: "es2023", manifest: true },
  worker: { format: "es" },
});
