import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OpenedPage, PageEntry } from "../pages.ts";
import { Notice } from "../parts/Notice.tsx";
import { remember } from "../state/address.ts";
import { decode } from "../state/link.ts";

interface PageHostProps {
  readonly entry: PageEntry;
  readonly payload: string | null;
  readonly notice: string;
}

/** Reads the link, loads the page's code and opens it; each of the three may fail with a sentence. */
export function PageHost({ entry, payload, notice }: PageHostProps) {
  const [view, setView] = useState<{ readonly View: ComponentType } | null>(null);
  const [problem, setProblem] = useState("");
  const [warning, setWarning] = useState(notice);

  useEffect(() => {
    document.title = `${entry.title} · Hedgerow`;
    let opened: OpenedPage | null = null;
    let left = false;
    const memory = remember(entry.id);
    const enter = async () => {
      const read = payload === null ? null : await decode(payload);
      if (read !== null && !read.ok) setWarning(read.message);
      const page = await entry.load();
      const visit = { state: read?.ok ? read.value : null, remember: memory.state };
      const open = await page.open(visit).catch((error: unknown) => {
        if (visit.state === null) throw error;
        setWarning("This link could not be understood; showing the page as it opens by itself.");
        return page.open({ ...visit, state: null });
      });
      if (left) open.close();
      else {
        opened = open;
        setView({ View: open.View });
      }
    };
    enter().catch((error: unknown) => setProblem(`This page could not be opened. ${String(error)}`));
    return () => {
      left = true;
      memory.close();
      opened?.close();
    };
  }, [entry, payload]);

  const close = () => setWarning("");
  return (
    <>
      {warning !== "" && <Notice text={warning} onClose={close} />}
      {problem !== "" ? (
        <main id="main" class="lonely" tabIndex={-1}>
          <p>{problem}</p>
        </main>
      ) : view === null ? (
        <main id="main" class="lonely" tabIndex={-1}>
          <h1 class="unseen">{entry.title}</h1>
          <p class="quiet">Opening {entry.title} …</p>
        </main>
      ) : (
        <view.View />
      )}
    </>
  );
}
