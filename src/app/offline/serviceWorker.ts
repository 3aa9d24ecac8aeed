/** What the service worker keeps; written behind this script by `vite/offline.ts`. */
interface Build {
  /** Hash of all files. */
  readonly version: string;
  /** Every file of the build, relative to the scope. */
  readonly files: readonly string[];
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The part of a service worker's global scope that is used here; the DOM's types do not know it. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}

/** Keeps the files of a build: documents from the network while there is one, hashed files from the cache. */
export default function serve({ version, files }: Build): void {
  const worker = self as unknown as Scope;
  const { scope } = worker.registration;
  const prefix = `hedgerow ${scope} `;
  const hashed = `${scope}assets/`;
  const address = (file: string): string => new URL(file, scope).href;

  /** Files with their hash in their name never change: those of an older build are taken over. */
  async function fill(): Promise<void> {
    const cache = await caches.open(prefix + version);
    const keep = async (file: string): Promise<void> => {
      const url = address(file);
      const known = url.startsWith(hashed) ? await caches.match(url) : undefined;
      const response = known ?? (await fetch(url, { cache: "reload" }));
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      await cache.put(url, response);
    };
    await Promise.all(files.map(keep));
  }

  async function forgetOlder(): Promise<void> {
    const names = await caches.keys();
    const older = names.filter((name) => name.startsWith(prefix) && name !== prefix + version);
    await Promise.all(older.map((name) => caches.delete(name)));
  }

  async function kept(url: string): Promise<Response | undefined> {
    return (await caches.open(prefix + version)).match(url, { ignoreSearch: true });
  }

  /** The newest there is; what was kept only where there is no network. */
  async function newest(url: string, fallback: string): Promise<Response> {
    try {
      return await fetch(url, { cache: "no-cache" });
    } catch (error) {
      const response = await kept(fallback);
      if (response === undefined) throw error;
      return response;
    }
  }

  worker.addEventListener("install", (event) => event.waitUntil(fill()));

  worker.addEventListener("activate", (event) => {
    event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
  });

  worker.addEventListener("message", ({ data, ports }) => {
    if (data === "version") ports[0]?.postMessage(version);
    if (data === "activate") void worker.skipWaiting();
  });

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const [url = ""] = request.url.split("#");
    if (request.method !== "GET" || !url.startsWith(scope)) return;
    if (request.mode === "navigate") event.respondWith(newest(url, address("index.html")));
    else if (url.startsWith(hashed))
      event.respondWith(kept(url).then((response) => response ?? fetch(request)));
    else event.respondWith(newest(url, url));
  });
}
