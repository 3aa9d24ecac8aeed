// Compiles the kernel and writes it as a TypeScript module, so that Node, bundlers and workers all load it alike.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const output = join(here, "../kernelBytes.generated.ts");
const sources = new Map(
  readdirSync(here)
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(join(here, name), "utf8")]),
);
const sum = createHash("sha256");
for (const [name, text] of sources) sum.update(`${name}\n${text}\n`);
const head = `// Made by assembly/build.mjs from sources ${sum.digest("hex")}\n`;

if (!existsSync(output) || !readFileSync(output, "utf8").startsWith(head)) {
  const { default: asc } = await import("assemblyscript/asc");
  let bytes;
  // 2 MiB from the start: growing detaches a buffer, after which V8 checks every typed array at every access.
  const { error, stderr } = await asc.main(
    "index.ts --outFile kernel.wasm -O3 --converge --noAssert --runtime stub --enable simd --disable bulk-memory --initialMemory 32"
      .split(" ")
      .concat("--baseDir", "."),
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile(_, contents) {
        bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  const text = Buffer.from(bytes).toString("base64");
  writeFileSync(output, `${head}export const kernelBytes =\n  "${text}";\n`);
}
