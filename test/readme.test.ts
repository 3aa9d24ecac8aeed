import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");

/** The text of the first fenced block of a language. */
function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)![1]!;
}

describe("README", () => {
  it("has a library example that prints what it says", () => {
    // Inside the package, so that it can import it by its name.
    const folder = resolve(root, "dist/readme");
    mkdirSync(folder, { recursive: true });
    const file = resolve(folder, "example.mjs");
    writeFileSync(file, block("js"));
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe("");
    expect(stdout).toBe(block("text"));
    expect(status).toBe(0);
  });

  it("links only to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(() => readFileSync(resolve(root, link)), link).not.toThrow();
  });
});
