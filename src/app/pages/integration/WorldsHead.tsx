import type { ComponentChildren } from "preact";
import { Term } from "../../parts/Tip.tsx";

interface WorldsHeadProps {
  /** How the difference was taken. */
  readonly difference: string;
  /** Further columns. */
  readonly children?: ComponentChildren;
}

/** Head of a table with a row per figure: both worlds and their difference. */
export function WorldsHead({ difference, children }: WorldsHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="unseen">Figure</span>
        </th>
        <th scope="col">Siloed</th>
        <th scope="col">Integrated</th>
        <th scope="col">
          <Term means={difference}>Difference</Term>
        </th>
        {children}
      </tr>
    </thead>
  );
}
