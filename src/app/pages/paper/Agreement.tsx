import type { Compared } from "../../../experiment/design/comparison.ts";
import { decimalsFor, fixed } from "../../parts/format.ts";
import type { Simulated } from "./chance.ts";
import { Symbols } from "./Symbols.tsx";
import { differenceText, oursText, printedText, statusWords } from "./words.ts";

/** How ours and a printed value agree: a mark, and a word for those who cannot see its colour. */
export function Mark({
  status,
  said = false,
}: {
  readonly status: Compared["status"];
  readonly said?: boolean;
}) {
  const { mark, word } = statusWords[status];
  return (
    <span class="agreement" data-status={status}>
      <span aria-hidden="true">{mark}</span>
      <span class={said ? undefined : "unseen"}> {word}</span>
    </span>
  );
}

interface BesideProps {
  readonly value: Compared;
  /** What the number is, where a cell holds several. */
  readonly label?: string;
  /** The simulated figure; null where there will be one. */
  readonly simulated?: Simulated | null | undefined;
}

/** Ours, printed, difference, agreement, and the simulated figure with its interval. */
export function Beside({ value, label, simulated }: BesideProps) {
  const { status } = value;
  return (
    <div class="beside" data-status={status}>
      {label !== undefined && (
        <span class="name">
          <Symbols words={label} />
        </span>
      )}
      <Mark status={status} />
      <b class="ours">{oursText(value)}</b>
      <span class="as-printed">
        <span class="quiet">printed</span> {printedText(value)}
      </span>
      <span class="off">{differenceText(value)}</span>
      {simulated !== undefined && <SimulatedText simulated={simulated} />}
    </div>
  );
}

/** "29.81 ± 0.32"; an empty line while there is none. */
export function SimulatedText({ simulated }: { readonly simulated: Simulated | null }) {
  if (simulated === null || !Number.isFinite(simulated.halfWidth)) return <span class="chance">&nbsp;</span>;
  const { mean, halfWidth } = simulated;
  const decimals = decimalsFor(halfWidth, 2);
  const error = halfWidth > 0 ? fixed(halfWidth, decimals) : "0";
  return (
    <span class="chance">
      <span class="quiet">simulated</span> {fixed(mean, decimals)} ± {error}
    </span>
  );
}
