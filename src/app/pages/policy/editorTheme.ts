import { defaultHighlightStyle, HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";

/** The usual style's colours, each by what it says here. */
const meaning: { readonly [colour: string]: string } = {
  "#708": "var(--policy-b)",
  "#219": "var(--contract)",
  "#164": "var(--contract)",
  "#a11": "var(--spot)",
  "#e40": "var(--spot)",
  "#00f": "var(--ink)",
  "#30a": "var(--ink)",
  "#00c": "var(--inventory)",
  "#940": "var(--quiet)",
  "#f00": "var(--shortage)",
};

/** The usual highlighting in the colours of the page, which follow its theme. */
export const editorColours = HighlightStyle.define(
  defaultHighlightStyle.specs.map(({ color, ...spec }) => ({
    ...spec,
    ...(color === undefined ? {} : { color: meaning[String(color)] ?? "var(--ink)" }),
  })),
);

const mono = "var(--mono)";

export const editorTheme = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--rule)",
    borderRadius: "5px",
    fontSize: "0.8125rem",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: mono, lineHeight: "1.5" },
  ".cm-gutters": { color: "var(--quiet)", backgroundColor: "transparent", border: "0" },
  ".cm-gutter-lint": { width: "1rem" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 5%, transparent)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--focus) 28%, transparent)",
  },
  ".cm-tooltip": {
    border: "1px solid var(--edge)",
    borderRadius: "5px",
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    fontFamily: "var(--sans)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: mono, fontSize: "0.78125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--paper)",
    backgroundColor: "var(--focus)",
  },
  ".cm-completionDetail": { color: "var(--quiet)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--shortage)" },
});
