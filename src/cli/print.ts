/** Writes a command's answer to standard output. */
export function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Writes a command's answer as one JSON document. */
export function printJson(document: object): void {
  print([JSON.stringify(document, null, 2)]);
}
