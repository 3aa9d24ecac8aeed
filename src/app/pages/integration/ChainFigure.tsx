import { FilmOffers } from "./FilmOffers.tsx";
import { FilmStage } from "./FilmStage.tsx";
import { daySentence, FILM_TITLE } from "./filmWords.ts";
import { Player } from "./Player.tsx";
import type { IntegrationView } from "./view.ts";

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
        <h3>{FILM_TITLE}</h3>
        <p class="reading">
          Every dot is an order: blue while it is paper, teal once it is goods, brown when it is money, red
          where it is late. Both firms have the same customers, deals and mishaps, day by day.
        </p>
      </figcaption>
      <Player clock={clock} film={film} replication={view.replication} />
      <FilmStage view={view} film={film} />
      <p class="day-sentence">{film === null ? "\u00a0" : daySentence(film, day)}</p>
      <FilmOffers view={view} film={film} />
    </figure>
  );
}
