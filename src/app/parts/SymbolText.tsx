const lowered: { readonly [character: string]: string } = {
  ₐ: "a",
  ₑ: "e",
  ₕ: "h",
  ᵢ: "i",
  ⱼ: "j",
  ₖ: "k",
  ₗ: "l",
  ₘ: "m",
  ₙ: "n",
  ₒ: "o",
  ₚ: "p",
  ᵣ: "r",
  ₛ: "s",
  ₜ: "t",
  ᵤ: "u",
  ᵥ: "v",
  ₓ: "x",
  "₀": "0",
  "₁": "1",
  "₂": "2",
  "₃": "3",
};

/** A symbol as the papers set it: italic, with true subscripts, which look the same in every font. */
export function SymbolText({ symbol }: { readonly symbol: string }) {
  const parts = Array.from(symbol);
  const main = parts.filter((part) => lowered[part] === undefined).join("");
  const sub = parts.flatMap((part) => lowered[part] ?? []).join("");
  return (
    <i class="symbol">
      {main}
      {sub !== "" && <sub>{sub}</sub>}
    </i>
  );
}
