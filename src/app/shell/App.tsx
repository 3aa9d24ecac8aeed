import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type PageEntry, pages } from "../pages.ts";
import { Notice } from "../parts/Notice.tsx";
import { addressOf, isNews } from "../state/address.ts";
import { computingNote } from "../state/notes.ts";
import { Header } from "./Header.tsx";
import { PageHost } from "./PageHost.tsx";
import { Printed } from "./Printed.tsx";
import { UpdateNotice } from "./UpdateNotice.tsx";

const here = signal({ ...addressOf(location.hash), visit: 0 });

function follow(): void {
  if (!isNews(location.hash)) return;
  here.value = { ...addressOf(location.hash), visit: here.value.visit + 1 };
}

export function App() {
  useEffect(() => {
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const { page, payload, visit } = here.value;
  const known = pages.find((candidate) => candidate.id === page);
  const entry = known ?? (pages[0] as PageEntry);
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <Header current={entry.id} />
      {computingNote.value !== "" && <Notice text={computingNote.value} floating onClose={forget} />}
      <UpdateNotice />
      <PageHost
        key={`${entry.id}.${visit}`}
        entry={entry}
        payload={known === undefined ? null : payload}
        notice={
          known === undefined && page !== ""
            ? `There is no page “${page.slice(0, 40)}”; this is ${entry.title}.`
            : ""
        }
      />
      <Printed title={entry.title} />
    </>
  );
}

function forget(): void {
  computingNote.value = "";
}

/** Not a link: the fragment is the page's state. */
function skip(): void {
  document.getElementById("main")?.focus();
}
