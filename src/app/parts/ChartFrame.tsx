import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChartOptions, Drawing } from "../../charts/drawing.ts";
import { counts } from "../state/counts.ts";
import { DataTable, type TableData } from "./DataTable.tsx";
import { saveCsv, savePng, saveSvg, standalone } from "./exports.ts";
import { Reading } from "./Reading.tsx";
import { type Sight, sight } from "./sight.ts";

export interface ChartFrameProps {
  readonly title: string;
  /** What the picture shows, in a sentence: text alternative, and the line under the title until a datum is picked. */
  readonly finding: string;
  /** Draws the present result; a new function means a new result. Null while there is none. */
  readonly draw: ((options: ChartOptions) => Drawing) | null;
  readonly height: (width: number) => number;
  /** Said where there is nothing to draw yet. */
  readonly empty: string;
  readonly table: () => TableData;
  /** Scenario and seed, under every exported picture. */
  readonly caption: string;
  readonly file: string;
  /** Number of data that the cursor walks through, and what one of them says. */
  readonly count: number;
  readonly reading: (index: number) => string;
  /** What the cursor walks through: "Period", "Reservation" … */
  readonly walks: string;
  /** A cursor shared with other charts; it then stays where it was put. */
  readonly cursor?: Signal<number | null>;
  /** First number of the walk, for people (periods count from 1). */
  readonly from?: number;
  /** Show the walk as a slider under the picture instead of on focus only. */
  readonly scrubber?: boolean;
  /** An older result that is about to be replaced. */
  readonly faded?: boolean;
  readonly level?: 2 | 3;
  readonly children?: ComponentChildren;
}

/** How long a picture must have stood for its successor to fade in over it, in milliseconds. */
const STOOD = 400;

/** Title, finding, picture, cursor, data table and export: what every chart has. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, finding, draw, cursor, count, caption, file } = props;
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const drawn = useRef(0);
  const watched = useRef<Sight | null>(null);
  const [width, setWidth] = useState(0);
  const own = useSignal<number | null>(null);
  const busy = useSignal(false);
  const picked = cursor ?? own;
  const [open, setOpen] = useState(false);
  const [span, setSpan] = useState<readonly [number, number]>([0, 0]);
  const height = props.height(width);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    setWidth(Math.floor(element.clientWidth));
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const { current } = host;
    if (current === null) return;
    watched.current = sight(current);
    return () => watched.current?.close();
  }, []);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || width < 40) return;
    if (draw === null) {
      watched.current?.callOff();
      element.replaceChildren();
      drawing.current = null;
      return;
    }
    watched.current?.work(() => {
      const before = drawing.current?.svg;
      const next = draw({ document, width, height });
      const now = performance.now();
      counts.redraws += 1;
      drawing.current = next;
      next.cursor(picked.peek());
      next.svg.setAttribute("aria-hidden", "true");
      element.replaceChildren(next.svg);
      if (before !== undefined && now - drawn.current > STOOD) {
        before.classList.add("leaving");
        before.addEventListener("animationend", () => before.remove());
        element.append(before);
      }
      drawn.current = now;
      setSpan((old) => (old[0] === next.span[0] && old[1] === next.span[1] ? old : next.span));
    });
  }, [draw, width, height, picked]);

  useSignalEffect(() => {
    const index = picked.value;
    drawing.current?.cursor(index);
  });

  const point = (event: PointerEvent) => {
    const box = host.current?.getBoundingClientRect();
    if (box === undefined || drawing.current === null) return;
    busy.value = true;
    picked.value = drawing.current.nearest(event.clientX - box.left, event.clientY - box.top);
  };
  const leave = () => {
    busy.value = false;
    if (cursor === undefined) own.value = null;
  };
  const walk = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) picked.value = Number(event.currentTarget.value);
  };
  const enter = () => {
    busy.value = true;
    if (picked.peek() === null && count > 0) picked.value = 0;
  };
  const picture = () => {
    const svg = drawing.current?.svg;
    return svg === undefined ? null : standalone(svg, title, caption);
  };
  const exported = {
    SVG: () => {
      const svg = picture();
      if (svg !== null) saveSvg(svg, file);
    },
    PNG: () => {
      const svg = picture();
      if (svg !== null) void savePng(svg, file);
    },
    CSV: () => saveCsv(props.table(), caption, file),
  };
  const index = picked.value;
  const reads = index !== null && index < count && (busy.value || props.scrubber === true);
  const said = reads ? props.reading(index) : finding;
  const Heading = props.level === 3 ? "h3" : "h2";
  return (
    <figure class="figure" data-faded={props.faded === true}>
      <figcaption>
        <Heading id={`${id}-title`}>{title}</Heading>
        <Reading text={draw === null ? "" : said} followed={busy.value} width={width} />
      </figcaption>
      {props.children}
      {/* The picture has a text alternative of its own; pointing at it only moves the cursor that the slider moves too. */}
      <div class="stand">
        <div class="stage" style={{ height: `${height}px` }}>
          <div
            class="canvas"
            ref={host}
            role="img"
            aria-label={`${title}. ${draw === null ? props.empty : finding}`}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={leave}
          />
          {draw === null && <p class="empty">{props.empty}</p>}
        </div>
        <input
          class={props.scrubber ? "scrub seen" : "scrub"}
          type="range"
          style={{ "--from": `${span[0]}px`, "--to": `${span[1]}px` }}
          min={0}
          max={Math.max(0, count - 1)}
          step={1}
          value={index ?? 0}
          disabled={count === 0}
          aria-label={`${props.walks}, ${title}`}
          aria-valuetext={index === null || index >= count ? "none picked" : props.reading(index)}
          onInput={walk}
          onFocus={enter}
          onBlur={leave}
        />
      </div>
      <div class="offers">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-data`}
          onClick={() => setOpen(!open)}
        >
          Data
          <span class="unseen"> of {title}</span>
        </button>
        {Object.entries(exported).map(([kind, action]) => (
          <button key={kind} type="button" disabled={draw === null} onClick={action}>
            {kind}
            <span class="unseen"> of {title}</span>
          </button>
        ))}
      </div>
      {open && <DataTable id={`${id}-data`} title={title} table={props.table()} />}
    </figure>
  );
}
