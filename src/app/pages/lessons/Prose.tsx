import type { Answered } from "../../../experiment/lesson/answering.ts";
import { filled } from "../../../experiment/lesson/filled.ts";
import { fixed, percent, plain } from "../../parts/format.ts";

/** A quantity as prose shows it. */
export function written(value: number, decimals: number | undefined, asPercent: boolean): string {
  if (!Number.isFinite(value)) return "–";
  if (asPercent) return percent(value, decimals ?? 1);
  return decimals === undefined ? plain(value) : fixed(value, decimals);
}

interface ProseProps {
  readonly paragraphs: readonly string[];
  readonly answers: Answered;
}

/** Paragraphs with **strong** words and the quantities written in. */
export function Prose({ paragraphs, answers }: ProseProps) {
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          {filled(paragraph, answers, written)
            .split("**")
            .map((part, n) => (n % 2 === 1 ? <strong key={`${n} ${part}`}>{part}</strong> : part))}
        </p>
      ))}
    </>
  );
}
