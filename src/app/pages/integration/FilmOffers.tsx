import { useSignal } from "@preact/signals";
import { saveCsv, savePng, saveSvg, standalone } from "../../parts/exports.ts";
import type { StageProps } from "./FilmStage.tsx";
import { dayTable, FILM_TITLE } from "./filmWords.ts";
import { captionOf } from "./words.ts";

const FILE = "hedgerow-integration-chain";

/** The numbers of the day, and the picture as a file. */
export function FilmOffers({ view, film }: StageProps) {
  const open = useSignal(false);
  const day = view.clock.day.value;
  const caption = () =>
    `${captionOf(view.session.draft.good.value)}; history ${view.replication.value + 1}, day ${view.clock.day.value}`;
  const picture = () => {
    const svg = document.querySelector<SVGSVGElement>(".chain-figure svg.chain");
    return svg === null ? null : standalone(svg, FILM_TITLE, caption());
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
          SVG<span class="unseen"> of {FILM_TITLE}</span>
        </button>
        <button
          type="button"
          disabled={film === null}
          onClick={() => {
            const svg = picture();
            if (svg !== null) void savePng(svg, FILE);
          }}
        >
          PNG<span class="unseen"> of {FILM_TITLE}</span>
        </button>
        <button
          type="button"
          disabled={film === null}
          onClick={() =>
            saveCsv({ columns: ["Number", "Unit", "Siloed", "Integrated"], rows }, caption(), FILE)
          }
        >
          CSV<span class="unseen"> of {FILM_TITLE}</span>
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
