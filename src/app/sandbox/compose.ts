import { type ModuleDeclaration, type Program, parse, type Statement } from "acorn";

/** Longest code of one's own, in characters. */
export const LONGEST_CODE = 65_536;

/** What is wrong with a text before it can run, and where; lines and columns count from 1. */
export interface CodeFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type Composed =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: CodeFault };

function fault(message: string, line = 1, column = 1): { readonly ok: false; readonly fault: CodeFault } {
  return { ok: false, fault: { message, line, column } };
}

function tree(code: string): Program | CodeFault {
  try {
    return parse(code, { ecmaVersion: 2023, sourceType: "module", allowHashBang: false, locations: true });
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    const said = message.replace(/ \(\d+:\d+\)$/, "");
    return { message: said, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
  }
}

function startOf({ loc }: Statement | ModuleDeclaration): [line: number, column: number] {
  return [loc?.start.line ?? 1, (loc?.start.column ?? 0) + 1];
}

/** A name that a text does not contain. */
function unused(code: string): string {
  let name = "hedgerowOwn";
  while (code.includes(name)) name += "_";
  return name;
}

/**
 * A user's module as the script of a sandboxed worker. Nothing can be imported in there, so the module becomes a
 * function that returns its default export, on lines of its own, after the program that calls it.
 * @param program defines `hedgerowSandbox(load, linesBefore)`
 */
export function compose(code: string, program: string): Composed {
  if (code.length > LONGEST_CODE)
    return fault(`the code is ${code.length} characters long; at most ${LONGEST_CODE} are read`);
  const parsed = tree(code);
  if (!("body" in parsed)) return { ok: false, fault: parsed };
  const foreign = parsed.body.find(
    ({ type }) =>
      type === "ImportDeclaration" || type === "ExportNamedDeclaration" || type === "ExportAllDeclaration",
  );
  if (foreign !== undefined)
    return fault(
      "nothing can be imported, and only the default is exported; a policy is one file",
      ...startOf(foreign),
    );
  const exported = parsed.body.find((each) => each.type === "ExportDefaultDeclaration");
  if (exported === undefined)
    return fault("missing export default; a policy is what the file exports by default");
  const { declaration } = exported;
  const named = "id" in declaration && /Declaration$/.test(declaration.type) ? declaration.id?.name : null;
  const own = named ?? unused(code);
  const gap = code.slice(exported.start, declaration.start).replace(/[^\n]/g, "");
  const body =
    code.slice(0, exported.start) +
    (named ? gap : `const ${own} =${gap} `) +
    code.slice(declaration.start, exported.end) +
    (named ? "" : ";") +
    code.slice(exported.end);
  const before = `"use strict";${program}\nhedgerowSandbox(async () => {\n`;
  const linesBefore = before.split("\n").length - 1;
  return { ok: true, text: `${before}${body}\n;return ${own};\n}, ${linesBefore});\n` };
}
