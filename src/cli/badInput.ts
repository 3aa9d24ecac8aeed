/** What the user gave cannot be worked with; every line is a fault. Ends a command with status 2. */
export class BadInput extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "BadInput";
    this.lines = lines;
  }
}
