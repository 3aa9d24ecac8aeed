import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import { BadInput } from "./badInput.ts";
import { listenForInterruption } from "./interruption.ts";
import { program } from "./program.ts";

function packageVersion(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** What a failure means to whoever called: its lines go to standard error, its status is returned. */
function status(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof BadInput) {
    process.stderr.write(`${error.lines.join("\n")}\n`);
    return 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const shown = process.argv.includes("--debug") ? (stack ?? message) : message.split("\n", 1)[0];
  process.stderr.write(`hedgerow: this is a bug: ${shown}\n`);
  return 1;
}

// Whoever reads the output may stop reading early (`| head`); that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

listenForInterruption();
try {
  await program(packageVersion()).parseAsync();
} catch (error) {
  process.exitCode = status(error);
}
