import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { chainHeight, chainPicture } from "../../../charts/chain.ts";
import { filmStrip } from "../../../charts/filmStrip.ts";
import type { Film } from "../../../models/integration/film.ts";
import { counts } from "../../state/counts.ts";
import { daySentence, FILM_TITLE, meansOf, wiresOf } from "./filmWords.ts";
import { stillness, useWidth } from "./hooks.ts";
import type { IntegrationView } from "./view.ts";
import { scenarioOf } from "./words.ts";

const STRIP = 108;

export interface StageProps {
  readonly view: IntegrationView;
  readonly film: Film | null;
}

/** The picture and the strip under it that its time is picked on. */
export function FilmStage({ view, film }: StageProps) {
  const { clock } = view;
  const host = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const [span, setSpan] = useState<readonly [number, number]>([0, 0]);
  const watched = useComputed(() => view.order.rows.value).value;
  const scenario = view.film.latest.value?.scenario;
  const still = stillness.value;

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clock.watch(entry?.isIntersecting === true);
      },
      { rootMargin: "0px 0px -20% 0px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clock.watch(false);
    };
  }, [clock]);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || width < 40) return;
    if (film === null || scenario === undefined) {
      element.replaceChildren();
      return;
    }
    const picture = chainPicture(
      { film, ...meansOf(scenarioOf(scenario)), wires: wiresOf(scenarioOf(scenario)), watched },
      { document, width, height: chainHeight(width) },
    );
    const see = (time: number) => picture.show(still ? Math.floor(time) : time);
    counts.redraws += 1;
    see(clock.now());
    element.replaceChildren(picture.svg);
    return clock.follow(see);
  }, [film, scenario, width, watched, still, clock]);

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
          aria-label={`${FILM_TITLE}. ${film === null ? "" : daySentence(film, day)}`}
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
