/** Words in which `R_B` stands for an italic R with a lowered B, as in the paper; `R*` and single symbols stay. */
export function Symbols({ words }: { readonly words: string }) {
  return (
    <>
      {words.split(/([A-Zμσδ]_[A-Za-z])/).map((part, index) => {
        const [, letter, lowered] = /^(.)_(.)$/.exec(part) ?? [];
        if (letter === undefined) return part;
        return (
          // The parts of a text have no other name than their place.
          <i key={`${part} ${index}`} class="symbol">
            {letter}
            <sub>{lowered}</sub>
          </i>
        );
      })}
    </>
  );
}
