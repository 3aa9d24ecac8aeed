import { type ComponentChild, createElement } from "preact";
import { type FormulaNode, formulaNodes } from "../../../experiment/lesson/formula.ts";

function element(node: FormulaNode | string, index: number): ComponentChild {
  if (typeof node === "string") return node;
  return createElement(node.name, { key: index }, ...node.children.map(element));
}

/** A formula in MathML, which screen readers speak and browsers set. */
export function Formula({ text }: { readonly text: string }) {
  return (
    <div class="formula">
      <math display="block">{formulaNodes(text).map(element)}</math>
    </div>
  );
}
