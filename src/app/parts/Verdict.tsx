import type { ComponentChildren } from "preact";

interface VerdictProps {
  readonly children: ComponentChildren;
  /** The second sentence: what the simulation says. */
  readonly evidence: ComponentChildren;
}

/** The answer, in a sentence at the top of the page. */
export function Verdict({ children, evidence }: VerdictProps) {
  return (
    <section class="verdict" aria-label="Verdict">
      <p class="answer">{children}</p>
      <p class="evidence">{evidence}</p>
    </section>
  );
}
