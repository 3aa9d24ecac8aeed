/** An element of a formula: its MathML name with its children, or its text. */
export interface FormulaNode {
  readonly name: FormulaElement;
  readonly children: readonly (FormulaNode | string)[];
}

/** The MathML that formulas may use. None of it loads, links or runs anything. */
const elements = [
  "mrow",
  "mi",
  "mn",
  "mo",
  "mtext",
  "mspace",
  "msup",
  "msub",
  "msubsup",
  "mfrac",
  "msqrt",
  "mover",
  "munder",
  "munderover",
  "mtable",
  "mtr",
  "mtd",
] as const;
export type FormulaElement = (typeof elements)[number];

const entities: { readonly [name: string]: string } = { lt: "<", gt: ">", amp: "&" };

function isElement(name: string): name is FormulaElement {
  return (elements as readonly string[]).includes(name);
}

/**
 * Reads a formula: nested MathML elements without attributes.
 * @returns the top elements
 * @throws RangeError on an unknown element, an attribute or tags that do not match
 */
export function formulaNodes(text: string): readonly FormulaNode[] {
  const top: (FormulaNode | string)[] = [];
  const open: { readonly name: FormulaElement; readonly children: (FormulaNode | string)[] }[] = [];
  for (const [, closing, name, rest, words] of text.matchAll(/<(\/?)([^\s<>/]*)([^<>]*)>|([^<]+|<)/g)) {
    const children = open.at(-1)?.children ?? top;
    if (words !== undefined) {
      if (words.trim() === "") continue;
      if (words === "<" || open.length === 0)
        throw new RangeError(`invalid formula: ${words}; inside an element`);
      children.push(words.replace(/&(lt|gt|amp);/g, (_, entity: string) => entities[entity]!));
    } else if (closing !== "") {
      const ended = open.pop();
      if (ended?.name !== name) throw new RangeError(`invalid formula: </${name}>; closes nothing`);
    } else if (name === undefined || !isElement(name) || rest !== "") {
      throw new RangeError(
        `invalid formula: <${name}${rest}>; one of ${elements.join(", ")}, without attributes`,
      );
    } else {
      const node = { name, children: [] };
      children.push(node);
      open.push(node);
    }
  }
  if (open.length > 0) throw new RangeError(`invalid formula: <${open[0]!.name}>; not closed`);
  return top as FormulaNode[];
}
