import type { Answered } from "./answering.ts";

/** A place for a quantity: `{name}`, `{name:2}` with decimals, `{name:%1}` as a percentage. */
export const placeholder = /\{([A-Za-z]\w*)(?::(%?)(\d))?\}/g;

/** Writes a number: with so many decimals, or plainly where `decimals` is missing. */
export type Writer = (value: number, decimals: number | undefined, percent: boolean) => string;

/** The names that a text has places for. */
export function namesInText(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name]) => name!);
}

/** A text with its quantities written in; lists as their members. */
export function filled(text: string, answers: Answered, write: Writer): string {
  return text.replace(placeholder, (whole, name: string, percent?: string, decimals?: string) => {
    const figure = answers[name];
    if (figure === undefined) return whole;
    const list = typeof figure === "number" ? [figure] : figure;
    const digits = decimals === undefined ? undefined : Number(decimals);
    return list.map((value) => write(value, digits, percent === "%")).join(", ");
  });
}
