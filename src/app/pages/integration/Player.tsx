import type { Signal } from "@preact/signals";
import type { Film } from "../../../models/integration/film.ts";
import { Stepper } from "../../parts/Stepper.tsx";
import { Pick } from "../deterioration/Picks.tsx";
import { type Clock, speeds } from "./clock.ts";

const paces = speeds.map((speed) => [String(speed), `${speed} ${speed === 1 ? "day" : "days"}/s`] as const);

interface PlayerProps {
  readonly clock: Clock;
  readonly film: Film | null;
  readonly replication: Signal<number>;
}

/** Play, step, speed, and the places worth going to. */
export function Player({ clock, film, replication }: PlayerProps) {
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
