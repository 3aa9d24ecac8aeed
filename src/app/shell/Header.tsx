import { useEffect, useRef } from "preact/hooks";
import { pages } from "../pages.ts";
import { Share } from "./Share.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

export function Header({ current }: { readonly current: string }) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the pages do not fit side by side, the one on show must not be out of sight.
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (!here || nav.current === null) return;
    nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [current]);
  return (
    <header class="header">
      <a class="name" href={`#/${pages[0]?.id ?? ""}`} aria-label="Hedgerow, start">
        <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
          <path class="hedge" d="M3 25c0-6 4-9 7-9 0-5 4-9 8-7 5-2 10 2 9 8 2 1 3 4 2 8z" />
          <path class="ground" d="M1 25.5h30" />
          <path class="stems" d="M10 24v-5m6 5v-9m7 9v-6" />
        </svg>
        <span>Hedgerow</span>
      </a>
      <nav aria-label="Pages" ref={nav}>
        {pages.map((page) => (
          <a key={page.id} href={`#/${page.id}`} aria-current={page.id === current ? "page" : undefined}>
            {page.title}
          </a>
        ))}
      </nav>
      <div class="tools">
        <Share />
        <ThemeSwitch />
      </div>
    </header>
  );
}
