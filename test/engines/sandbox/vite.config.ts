import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { contentSecurity } from "../../../vite/contentSecurity.ts";
import { sandbox } from "../../../vite/sandbox.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages that try to break out of the sandbox: one as the application is, one without any policy. */
export default defineConfig({
  root: at("."),
  base: "./",
  publicDir: false,
  logLevel: "error",
  plugins: [
    sandbox(),
    {
      name: "content-security",
      transformIndexHtml: (_, { path }) => (path.endsWith("/sandboxed.html") ? [contentSecurity] : []),
    },
  ],
  build: {
    outDir: at("../../../dist/sandbox"),
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: { input: [at("sandboxed.html"), at("control.html"), at("tab.html")] },
  },
});
