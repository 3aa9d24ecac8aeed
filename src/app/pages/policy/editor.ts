import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript, localCompletionSource } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, forceLinting, linter, lintGutter } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { Fields } from "../../../contract/field.ts";
import { completePolicy } from "./completion.ts";
import { editorColours, editorTheme } from "./editorTheme.ts";

/** A fault to mark in the text; lines and columns count from 1. */
export interface Mark {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface CodeEditor {
  /** Replaces the text, as something that can be undone. */
  set(code: string): void;
  /** Looks for faults again. */
  recheck(): void;
  close(): void;
}

interface CodeEditorOptions {
  readonly code: string;
  readonly label: string;
  readonly problem: Fields;
  /** What is wrong with a text. */
  check(code: string): readonly Mark[];
  onType(code: string): void;
  onRun(): void;
}

/** Marks a change that did not come from the keyboard. */
const fromOutside = Annotation.define<boolean>();

/**
 * Types over a selection without the browser's own editing, which would carry the style of the replaced text over as
 * a style attribute: the content security policy forbids those.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput({ inputType, data }, view) {
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== "insertText" || data === null || empty || view.composing) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

/**
 * An editor for code. It lives in a shadow root, where it may bring its own styles: in the document the content
 * security policy forbids them.
 */
export function codeEditor(host: HTMLElement, options: CodeEditorOptions): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const marks = (view: EditorView): Diagnostic[] =>
    options.check(view.state.doc.toString()).map(({ message, line, column }) => {
      const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
      const from = Math.min(at.from + column - 1, at.to);
      return { from, to: Math.max(from, at.to), severity: "error", message };
    });
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root as unknown as Element,
    state: EditorState.create({
      doc: options.code,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        javascript(),
        syntaxHighlighting(editorColours),
        autocompletion({ override: [completePolicy(options.problem), localCompletionSource] }),
        linter(marks, { delay: 250 }),
        lintGutter(),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0" }),
        typeOver,
        keymap.of([
          { key: "Mod-Enter", run },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          const typed = !update.transactions.some((each) => each.annotation(fromOutside));
          if (update.docChanged && typed) options.onType(update.state.doc.toString());
        }),
        editorTheme,
      ],
    }),
  });
  return {
    set(code) {
      const { length } = view.state.doc;
      if (view.state.doc.toString() === code) return;
      view.dispatch({
        changes: { from: 0, to: length, insert: code },
        annotations: fromOutside.of(true),
        selection: { anchor: 0 },
      });
    },
    recheck: () => forceLinting(view),
    close: () => view.destroy(),
  };
}
