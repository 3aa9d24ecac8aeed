import { type Signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type ChainPicture, chainHeight, chainPicture } from "../../../charts/chain.ts";
import { filmStrip } from "../../../charts/filmStrip.ts";
import type { Film } from "../../../models/integration/film.ts";
import { saveCsv, savePng, saveSvg, standalone } from "../../parts/exports.ts";
import { Stepper } from "../../parts/Stepper.tsx";
import { counts } from "../../state/counts.ts";
import { Pick } from "../deterioration/Picks.tsx";
import type { Clock } from "./clock.ts";
import { speeds } from "./clock.ts";
import { daySentence, dayTable, meansOf, wiresOf } from "./filmWords.ts";
import { stillness, useWidth } from "./hooks.ts";
import type { IntegrationView } from "./view.ts";
import { captionOf, scenarioOf } from "./words.ts";

const STRIP = 108;
const TITLE = "One world, lived through twice";
const FILE = "hedgerow-integration-chain";

const paces = speeds.map((speed) => [String(speed), `${speed} ${speed === 1 ? "day" : "days"}/s`] as const);

/** The chain in both worlds, moving: every dot is an order of the simulation. */
export function ChainFigure({ view }: { readonly view: IntegrationView }) {
  const { clock } = view;
  const answer = view.film.latest.value;
  const film = answer?.value ?? null;
  const faded = answer !== null && answer.scenario !== view.session.draft.good.value;
  const day = clock.day.value;
  return (
    <figure class="figure chain-figure" data-faded={faded}>
      <figcaption>
        <h3>{TITLE}</h3>
        <p class="reading">
          Every dot is an order: blue while it is paper, teal once it is goods, brown when it is money, red
          where it is late. Both firms have the same customers, deals and mishaps, day by day.
        </p>
      </figcaption>
      <Player clock={clock} film={film} replication={view.replication} />
      <Stage view={view} film={film} />
      <p class="day-sentence">{film === null ? "\u00a0" : daySentence(film, day)}</p>
      <Offers view={view} film={film} />
    </figure>
  );
}

interface PlayerProps {
  readonly clock: Clock;
  readonly film: Film | null;
  readonly replication: Signal<number>;
}

/** Play, step, speed, and the places worth going to. */
function Player({ clock, film, replication }: PlayerProps) {
  const playing = clock.playing.value;
  const day = clock.day.value;
  const visit = (starts: readonly number[]) => {
    const next = starts.find((start) => start - 3 > day + 0.5) ?? starts[0];
    if (next !== undefined) clock.seek(next - 3);
  };
  const events = [
    ["Go-live", film?.goLive == null ? [] : [film.goLive]],
    ["Supplier fails", film?.disruptions.map(({ start }) => start) ?? []],
    ["Poor quality", film?.excursions.map(({ start }) => start) ?? []],
  ] as const;
  return (
    <section class="player" aria-label="Film of the chain">
      <button
        type="button"
        class="tool play"
        disabled={film === null}
        onClick={playing ? clock.pause : clock.play}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          {playing ? <path d="M5 3v10M11 3v10" /> : <path class="solid" d="M4.5 2.5 13 8l-8.5 5.5z" />}
        </svg>
        {playing ? "Pause" : "Play"}
      </button>
      <button type="button" class="tool" disabled={film === null} onClick={() => clock.step(-1)}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M4 3v9.5M12 3.5 6.5 8l5.5 4.5z" />
        </svg>
        <span class="unseen">One day back</span>
      </button>
      <button type="button" class="tool" disabled={film === null} onClick={() => clock.step(1)}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M12 3v9.5M4 3.5 9.5 8 4 12.5z" />
        </svg>
        <span class="unseen">One day on</span>
      </button>
      <output class="clock">
        Day <b>{day}</b>
        <span class="quiet">{film === null ? "" : sinceLive(film, day)}</span>
      </output>
      <span class="gap" />
      {events.map(([name, starts]) => (
        <button
          key={name}
          type="button"
          class="plain"
          disabled={starts.length === 0}
          onClick={() => visit(starts)}
        >
          {name}
          {starts.length > 1 && <span class="quiet"> ×{starts.length}</span>}
        </button>
      ))}
      <Pick
        label="Speed"
        value={String(clock.speed.value)}
        options={paces}
        onPick={(pace) => {
          clock.speed.value = Number(pace);
        }}
      />
      <Stepper label="History" value={replication} from={1} />
    </section>
  );
}

function sinceLive({ goLive }: Film, day: number): string {
  if (goLive === null) return "";
  if (day < goLive) return `, ${goLive - day} before go-live`;
  return day === goLive ? ", the day of go-live" : `, ${day - goLive} after go-live`;
}

interface StageProps {
  readonly view: IntegrationView;
  readonly film: Film | null;
}

/** The picture and the strip under it that its time is picked on. */
function Stage({ view, film }: StageProps) {
  const { clock } = view;
  const host = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const [span, setSpan] = useState<readonly [number, number]>([0, 0]);
  const watched = useComputed(() => view.order.rows.value).value;
  const scenario = view.film.latest.value?.scenario;
  const still = stillness.value;
  const shown = useSignal(0);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        const looking = entry?.isIntersecting === true;
        clock.watch(looking);
        if (looking) view.see("chain");
      },
      { rootMargin: "0px 0px -20% 0px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clock.watch(false);
    };
  }, [clock, view]);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || width < 40) return;
    if (film === null || scenario === undefined) {
      element.replaceChildren();
      return;
    }
    const picture: ChainPicture = chainPicture(
      { film, ...meansOf(scenarioOf(scenario)), wires: wiresOf(scenarioOf(scenario)), watched },
      { document, width, height: chainHeight(width) },
    );
    const see = (time: number) => picture.show(still ? Math.floor(time) : time);
    counts.redraws += 1;
    see(clock.now());
    element.replaceChildren(picture.svg);
    shown.value += 1;
    return clock.follow(see);
  }, [film, scenario, width, watched, still, clock, shown]);

  useLayoutEffect(() => {
    const element = strip.current;
    if (element === null || width < 40) return;
    if (film === null) {
      element.replaceChildren();
      return;
    }
    const drawing = filmStrip(
      { ...film, siloed: film.siloed.series.backlog, integrated: film.integrated.series.backlog },
      { document, width, height: STRIP },
    );
    drawing.svg.setAttribute("aria-hidden", "true");
    drawing.cursor(clock.now());
    element.replaceChildren(drawing.svg);
    setSpan((old) => (old[0] === drawing.span[0] && old[1] === drawing.span[1] ? old : drawing.span));
    return clock.follow(drawing.cursor);
  }, [film, width, clock]);

  const day = clock.day.value;
  const scrub = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    clock.pause();
    clock.seek(Number(event.currentTarget.value));
  };
  return (
    <div class="stand">
      <div class="stage" style={{ height: `${chainHeight(width)}px` }}>
        <div
          class="canvas still"
          ref={host}
          role="img"
          aria-label={`${TITLE}. ${film === null ? "" : daySentence(film, day)}`}
        />
        {film === null && <p class="empty">The film of this scenario is being made …</p>}
      </div>
      <div class="strip">
        <p class="strip-title">
          Units short: <span class="swatch siloed">siloed</span>{" "}
          <span class="swatch integrated">integrated</span>
        </p>
        <div class="strip-stage" ref={strip} style={{ height: `${STRIP}px` }} />
        <input
          class="scrub seen"
          type="range"
          style={{ "--from": `${span[0]}px`, "--to": `${span[1]}px` }}
          min={0}
          max={Math.max(0, (film?.days ?? 1) - 1)}
          step={1}
          value={day}
          disabled={film === null}
          aria-label="Day of the film"
          aria-valuetext={film === null ? "" : daySentence(film, day)}
          onInput={scrub}
        />
      </div>
    </div>
  );
}

/** The numbers of the day, and the picture as a file. */
function Offers({ view, film }: StageProps) {
  const open = useSignal(false);
  const day = view.clock.day.value;
  const caption = () =>
    `${captionOf(view.session.draft.good.value)}; history ${view.replication.value + 1}, day ${view.clock.day.value}`;
  const picture = () => {
    const svg = document.querySelector<SVGSVGElement>(".chain-figure svg.chain");
    return svg === null ? null : standalone(svg, TITLE, caption());
  };
  const rows = film === null ? [] : dayTable(film, day);
  return (
    <>
      <div class="offers">
        <button
          type="button"
          aria-expanded={open.value}
          disabled={film === null}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          Numbers of the day
        </button>
        <button
          type="button"
          disabled={film === null}
          onClick={() => {
            const svg = picture();
            if (svg !== null) saveSvg(svg, FILE);
          }}
        >
          SVG<span class="unseen"> of {TITLE}</span>
        </button>
        <button
          type="button"
          disabled={film === null}
          onClick={() => {
            const svg = picture();
            if (svg !== null) void savePng(svg, FILE);
          }}
        >
          PNG<span class="unseen"> of {TITLE}</span>
        </button>
        <button
          type="button"
          disabled={film === null}
          onClick={() =>
            saveCsv({ columns: ["Number", "Unit", "Siloed", "Integrated"], rows }, caption(), FILE)
          }
        >
          CSV<span class="unseen"> of {TITLE}</span>
        </button>
      </div>
      {open.value && film !== null && (
        <table class="brief day-table">
          <thead>
            <tr>
              <th scope="col" class="row-name head">
                On the morning of day {day}
              </th>
              <th scope="col" class="cell head">
                Siloed
              </th>
              <th scope="col" class="cell head">
                Integrated
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, unit, ...values]) => (
              <tr key={name}>
                <th scope="row" class="row-name">
                  {name} <span class="quiet">{unit}</span>
                </th>
                {values.map((value, i) => (
                  <td key={i === 0 ? "siloed" : "integrated"} class="cell">
                    {typeof value === "number" ? value.toLocaleString("en-US") : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
