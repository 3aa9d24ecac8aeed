import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { NumberField } from "../../contract/field.ts";
import type { Draft } from "../state/draft.ts";
import { type Json, valueAt } from "../state/tree.ts";
import { ControlNotes } from "./ControlNotes.tsx";
import { faultAt, rangeOf } from "./fields.ts";
import { Reset } from "./Reset.tsx";
import { onGrid, Slider, stepsOf } from "./Slider.tsx";
import { SymbolText } from "./SymbolText.tsx";

interface NumberControlProps {
  readonly field: NumberField;
  readonly path: string;
  readonly draft: Draft;
  /** Shown in an empty field that may stay empty. */
  readonly placeholder?: string;
}

function written(value: Json | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}

/** What was typed: a number where it is one, nothing where it is empty, else the text itself for the checks to refuse. */
function read(text: string, field: NumberField): Json | undefined {
  const trimmed = text
    .trim()
    .replace("−", "-")
    .replace(/^([^.]*),(\d+)$/, "$1.$2");
  if (trimmed === "") return field.optional ? undefined : field.nullMeans !== undefined ? null : "";
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : text;
}

/** A number: symbol, label, field, unit, slider, range and what is wrong with it. */
export function NumberControl({ field, path, draft, placeholder }: NumberControlProps) {
  const id = useId();
  const value = useComputed(() => valueAt(draft.raw.value, path)).value;
  const fault = useComputed(() => faultAt(draft.faults.value, path)).value;
  const typing = useSignal<string | null>(null);
  const base = valueAt(draft.base, path);
  const changed = written(value) !== written(base);
  const name = field.symbol === undefined ? field.label : `${field.label} ${field.symbol}`;
  const reset = () => {
    typing.value = null;
    draft.reset(path);
  };
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    typing.value = event.currentTarget.value;
    draft.set(path, read(event.currentTarget.value, field));
  };
  const slide = (next: number) => {
    typing.value = null;
    draft.set(path, next);
  };
  const step = field.slider?.[2] ?? 1;
  const key = (event: KeyboardEvent) => {
    const steps = event.key === "ArrowUp" || event.key === "ArrowDown" ? stepsOf(event) : 0;
    if (steps === 0 || typeof value !== "number") return;
    event.preventDefault();
    slide(onGrid(value + steps * step, step));
  };
  const leave = () => {
    typing.value = null;
  };
  const help = `${field.meaning}; ${rangeOf(field)}${field.nullMeans === undefined ? "" : `; empty: ${field.nullMeans}`}`;
  return (
    <div class="control number" data-changed={changed} data-faulty={fault !== undefined} title={help}>
      <label for={id}>
        {field.symbol !== undefined && <SymbolText symbol={field.symbol} />}
        <span>{field.label}</span>
      </label>
      <Reset shown={changed} name={name} onReset={reset} />
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellcheck={false}
        value={typing.value ?? written(value)}
        placeholder={placeholder}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-help ${id}-fault`}
        onInput={type}
        onBlur={leave}
        onKeyDown={key}
      />
      <span class="unit">
        {field.unit === field.label.toLowerCase() ? "" : field.unit.replaceAll("/", "\u2009/\u2009\u200b")}
      </span>
      {field.slider !== undefined && (
        <Slider
          name={name}
          value={typeof value === "number" ? value : field.slider[0]}
          low={field.slider[0]}
          high={field.slider[1]}
          step={field.slider[2]}
          tick={typeof base === "number" ? base : undefined}
          said={`${written(value)} ${field.unit}`}
          describedBy={`${id}-help`}
          onValue={slide}
          onReset={reset}
        />
      )}
      <ControlNotes id={id} help={help} fault={fault} />
    </div>
  );
}
