import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { chromiumPath } from "../../chromium.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** When a file was last built; long ago if never. */
function built(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Builds the application and the bare charts once, unless they are newer than their sources. */
export default async function setup(): Promise<void> {
  chromiumPath();
  const shared = Math.max(newest(join(root, "src")), newest(join(root, "package-lock.json")));
  const appSources = Math.max(shared, newest(join(root, "public")), newest(join(root, "vite.config.ts")));
  if (built(join(root, "dist/app/index.html")) <= appSources) {
    await build({ configFile: join(root, "vite.config.ts"), root: join(root, "src/app"), logLevel: "error" });
  }
  const gallery = join(root, "test/browser/support/gallery.ts");
  if (built(join(root, "dist/charts/gallery.js")) <= Math.max(shared, newest(gallery))) {
    await build({
      configFile: false,
      root,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir: join(root, "dist/charts"),
        lib: { entry: gallery, formats: ["es"], fileName: () => "gallery.js" },
      },
    });
  }
}
