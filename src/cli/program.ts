import { Command as Commander } from "commander";
import { type Command, commands } from "./commands.ts";
import { commonOptions, optionsOf } from "./options.ts";

function appended(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function add(program: Commander, { name, operand, summary, options = [], load }: Command): void {
  const command = program.command(name).description(summary);
  if (operand !== undefined) {
    const meaning = operand === "<file>" ? "a scenario, JSON or YAML up to 1 MB; - is standard input" : "";
    command.argument(operand, meaning);
  }
  for (const [flags, meaning] of options) command.option(flags, meaning);
  for (const [flags, meaning] of commonOptions) {
    if (flags.startsWith("--policy")) command.option(flags, meaning, appended);
    else command.option(flags, meaning);
  }
  command.action(async (...given: unknown[]) => {
    const [first, second] = given;
    const [argument, raw] =
      operand === undefined ? [undefined, first] : [first as string | undefined, second];
    const own = optionsOf(raw as { readonly [name: string]: unknown });
    const { run } = await load();
    await run(argument, own);
  });
}

/** The command line as a whole; throws instead of ending the process. */
export function program(version: string): Commander {
  const whole = new Commander("hedgerow")
    .description("Supply chain simulator: exact answers beside Monte Carlo")
    .version(version)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(
          `hedgerow: ${text
            .replace(/^error: /, "")
            .trim()
            .replaceAll("\n", " ")}\n`,
        ),
    })
    .showSuggestionAfterError();
  for (const command of commands) add(whole, command);
  return whole;
}
