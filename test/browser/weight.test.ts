import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "./support/app.ts";

/** Most JavaScript, gzipped, until the base case is on show. */
const MOST = 150_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: true;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const built = fileURLToPath(new URL("../../dist/app/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${built}.vite/manifest.json`, "utf8")) as {
  readonly [source: string]: Chunk;
};

function gzipped(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(built + file)).length, 0);
}

/** The files that modules bring along without being asked. */
function closure(sources: readonly string[], files = new Set<string>()): Set<string> {
  for (const source of sources) {
    const { file, imports = [] } = manifest[source]!;
    if (files.has(file)) continue;
    files.add(file);
    closure(imports, files);
  }
  return files;
}

let app: App;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.close();
});

describe("the JavaScript of the first page", () => {
  test("is under 150 kB gzipped: entry, first page and what it declares, by the build's own list", () => {
    const entries = Object.keys(manifest).filter((source) => manifest[source]!.isEntry);
    const first = Object.keys(manifest).filter((source) =>
      /pages\/sourcing\/index\.tsx$|models\/sourcing\/declaration\.ts$/.test(source),
    );
    expect(entries).toHaveLength(1);
    expect(first).toHaveLength(2);
    const entry = closure(entries);
    expect(gzipped(entry)).toBeLessThan(40_000);
    expect(gzipped(closure([...entries, ...first]))).toBeLessThan(MOST);
  });

  test("is under 150 kB gzipped as Chromium asks for it, with nothing of other pages, editor or solver", async () => {
    const asked = new Set<string>();
    const page = await app.open({
      watch: (fresh) =>
        fresh.on("request", (request) => {
          const { pathname } = new URL(request.url());
          if (pathname.endsWith(".js")) asked.add(pathname.slice(1));
        }),
    });
    await page.context().close();
    const ofPage = new Set(Object.values(manifest).map(({ file }) => file));
    const initial = [...asked].filter((file) => ofPage.has(file));
    const threads = [...asked].filter((file) => !ofPage.has(file));
    const weight = gzipped(initial);
    console.log(
      `initial JavaScript: ${weight} bytes gzipped in ${initial.length} files; threads: ${gzipped(threads)}`,
    );
    expect(initial.length).toBeGreaterThan(5);
    expect(threads.some((file) => file.includes("webThread"))).toBe(true);
    expect(weight).toBeLessThan(MOST);
    const lazy = /editor-|policy-|lessons-|integration-|deterioration-|paper-|experiments-|solve-|yaml-|qr-/;
    expect(initial.filter((file) => lazy.test(file))).toEqual([]);
  });
});
