import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { type Place, type Reading, type TextFault, TooDeep, twice } from "./places.ts";
import { shown } from "./wording.ts";

interface Part {
  readonly value: unknown;
  readonly place: Place;
}

function offsetOf(node: Node, otherwise: number): number {
  return node.range?.[0] ?? otherwise;
}

/** Values and places of a document, with faults for what makes a file mean more than it shows. */
function walk(document: Document): Part & { faults: TextFault[] } {
  const faults: TextFault[] = [];

  function plain(node: Node, offset: number): void {
    if (isAlias(node)) {
      faults.push({ offset, message: `invalid alias: ${shown(node.source)}; write the value out` });
      return;
    }
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined)
      faults.push({ offset, message: `invalid anchor: ${shown(anchor)}; none are accepted` });
    if (node.tag !== undefined)
      faults.push({ offset, message: `invalid tag: ${shown(node.tag)}; none are accepted` });
  }

  function nameOf(key: unknown, offset: number): string {
    if (isScalar(key)) return String(key.source ?? key.value);
    faults.push({ offset, message: "invalid member name: { … }; a text" });
    return "";
  }

  function part(node: unknown, depth: number, otherwise: number): Part {
    if (!isNode(node)) return { value: null, place: { offset: otherwise } };
    const offset = offsetOf(node, otherwise);
    plain(node, offset);
    if (isScalar(node)) return { value: node.value, place: { offset } };
    if (isSeq(node)) {
      TooDeep.check(depth, offset);
      const parts = node.items.map((item) => part(item, depth + 1, offset));
      return {
        value: parts.map(({ value }) => value),
        place: { offset, items: parts.map(({ place }) => place) },
      };
    }
    if (!isMap(node)) return { value: null, place: { offset } };
    TooDeep.check(depth, offset);
    const entries: [string, unknown][] = [];
    const members = new Map<string, { nameOffset: number; value: Place }>();
    for (const { key, value } of node.items) {
      const nameOffset = isNode(key) ? offsetOf(key, offset) : offset;
      if (isNode(key)) plain(key, nameOffset);
      const name = nameOf(key, nameOffset);
      const inner = part(value, depth + 1, nameOffset);
      if (name === "<<")
        faults.push({ offset: nameOffset, message: 'invalid merge: "<<"; none are accepted' });
      else if (members.has(name)) faults.push({ offset: nameOffset, message: twice(name) });
      else {
        members.set(name, { nameOffset, value: inner.place });
        entries.push([name, inner.value]);
      }
    }
    // fromEntries makes even `__proto__` a member like any other.
    return { value: Object.fromEntries(entries), place: { offset, members } };
  }

  return { ...part(document.contents, 0, 0), faults };
}

function syntaxFault(source: string, { code, message, pos }: Document["errors"][number]): TextFault {
  const offset = Math.min(pos[0], source.length);
  if (code === "MULTIPLE_DOCS")
    return { offset, message: "invalid document: a second one begins here; one is read" };
  // The package catches its own overflow and reports it as an error of the text.
  if (/call stack/.test(message)) return new TooDeep(offset).fault;
  return { offset, message: `invalid text: ${message.charAt(0).toLowerCase()}${message.slice(1)}` };
}

/**
 * Reads a YAML 1.2 text that states plain data: one document without anchors, aliases, merges and tags.
 * @throws TooDeep
 */
export function yamlReading(source: string): Reading {
  // The package's own search for double keys takes quadratic time, so the walk looks for them.
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false, version: "1.2" });
  const [error] = document.errors;
  if (error !== undefined)
    return { value: undefined, root: { offset: 0 }, faults: [syntaxFault(source, error)] };
  const { explicit, version } = document.directives?.yaml ?? {};
  if (explicit && version !== "1.2") {
    const message = `invalid version: YAML ${version}; 1.2`;
    return { value: undefined, root: { offset: 0 }, faults: [{ offset: 0, message }] };
  }
  const { value, place, faults } = walk(document as Document);
  return { value, root: place, faults };
}
