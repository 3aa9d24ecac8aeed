import { type ReadonlySignal, signal } from "@preact/signals";

/** How often a page that stays open looks for a newer build, in milliseconds. */
const BETWEEN_LOOKS = 30 * 60_000;

/** How long a newer build's worker may take to take over, in milliseconds; the page it serves is new in any case. */
const TAKING_OVER = 3000;

const ready = signal(false);
/** A newer build is there than the page that is open. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** The build that this page belongs to. */
function ownVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="hedgerow-build"]')?.content ?? "";
}

/** The build that a worker holds. */
function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage("version", [port2]);
  });
}

/** A worker that is ready to take over: it does where it holds what this page shows already, else it is announced. */
async function greet(worker: ServiceWorker): Promise<void> {
  if ((await versionOf(worker)) === ownVersion()) worker.postMessage("activate");
  else ready.value = true;
}

function follow(registration: ServiceWorkerRegistration): void {
  const waits = () => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
      void greet(registration.waiting);
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", waits);
  });
  waits();
  const look = () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  setInterval(look, BETWEEN_LOOKS);
  navigator.serviceWorker.addEventListener("controllerchange", async () => {
    const { controller } = navigator.serviceWorker;
    if (controller !== null && (await versionOf(controller)) !== ownVersion()) ready.value = true;
  });
}

/** Keeps every file of a build in this browser, so that all works without a network, and says when there is a newer one. */
export function keepOffline(): void {
  if (!("serviceWorker" in navigator) || ownVersion() === "") return;
  const start = async () => follow(await navigator.serviceWorker.register("./service-worker.js"));
  // Not before the page has what it needs itself. Where registering is not allowed, the page works as it is.
  const soon = () => setTimeout(() => start().catch(() => {}), 2000);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
}

/** Shows the newer build, once its worker has taken over or took too long to. */
export async function takeUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting;
  if (waiting) {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      setTimeout(resolve, TAKING_OVER);
    });
    waiting.postMessage("activate");
    await taken;
  }
  location.reload();
}
