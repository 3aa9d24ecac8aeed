/** Writes a command's answer to standard output. */
export function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Writes a command's answer as one JSON document. */
export function printJson(document: object): void {
  print([JSON.stringify(document, null, 2)]);
}

/** Writes an answer piece by piece, no faster than it is read. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  let gathered = "";
  const flush = async (): Promise<void> => {
    const text = gathered;
    gathered = "";
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  };
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length >= 1 << 16) await flush();
  }
  if (gathered !== "") await flush();
}
