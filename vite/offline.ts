import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { script } from "./script.ts";

const entry = fileURLToPath(new URL("../src/app/offline/serviceWorker.ts", import.meta.url));
const OUTPUT = "service-worker.js";

/** Every file of a folder that a page may ask for; names that start with a dot are notes of the tools. */
function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => name !== OUTPUT && !name.split("/").some((part) => part.startsWith(".")))
    .sort();
}

/**
 * Writes the service worker with the list of all files of the build, and the build's version into its document.
 * Both follow from the files alone: the same sources give the same version.
 */
export function offline(): Plugin {
  let out = "";
  return {
    name: "offline",
    apply: "build",
    configResolved({ root, build }) {
      out = resolve(root, build.outDir);
    },
    writeBundle: {
      order: "post",
      async handler() {
        const names = files(out);
        const hash = createHash("sha256");
        const code = await script({ entry, name: "serve", minify: true });
        hash.update(code);
        for (const name of names) hash.update(name).update(readFileSync(join(out, name)));
        const version = hash.digest("hex").slice(0, 16);
        const document = join(out, "index.html");
        const html = readFileSync(document, "utf8");
        writeFileSync(
          document,
          html.replace("<head>", `<head>\n    <meta name="hedgerow-build" content="${version}" />`),
        );
        writeFileSync(join(out, OUTPUT), `${code}serve(${JSON.stringify({ version, files: names })});\n`);
      },
    },
  };
}
