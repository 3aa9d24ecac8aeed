// Builds the pages that try to break out of the sandbox, serves them, and writes down everything that reaches the
// server: nothing may from the sandbox, while the control shows that it would be noticed.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const PATIENCE = 120_000;
const folder = fileURLToPath(new URL("../../dist/sandbox/", import.meta.url));
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

/** Network ways that a worker has in every browser; the control must be seen to use each. */
export const waysOut = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "importScripts",
  "import",
  "nestedWorker",
];
/** Further ways that the control must be able to go. */
export const waysAside = ["eval", "Function", "indexedDB", "caches", "files", "locks", "broadcast"];

export function buildSandbox() {
  return build({ configFile: fileURLToPath(new URL("sandbox/vite.config.ts", import.meta.url)) });
}

/** Serves the built pages. `reports` settles with what both pages found; `reached` lists what leaked, by page. */
export async function serveSandbox() {
  const reached = { sandboxed: [], control: [] };
  const reports = {};
  const note = (url) => {
    const [, where, name] = /^\/leak\/(\w+)\/(\w+)/.exec(url) ?? [];
    if (where !== undefined) reached[where]?.push(name);
    return where !== undefined;
  };
  let tell;
  const finished = new Promise((resolve) => {
    tell = resolve;
  });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    response.setHeader("access-control-allow-origin", "*");
    if (note(pathname)) {
      const stream = pathname.endsWith("/EventSource");
      response.writeHead(200, { "content-type": stream ? "text/event-stream" : "text/javascript" });
      response.end(stream ? "data: 1\n\n" : "0;");
      return;
    }
    if (request.method === "POST") {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      response.end();
      reports[pathname.split("/").at(-1)] = JSON.parse(Buffer.concat(pieces).toString());
      if (reports.sandboxed && reports.control) tell(reports);
      return;
    }
    try {
      const body = await readFile(join(folder, pathname));
      response.writeHead(200, { "content-type": types[extname(pathname)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on("upgrade", (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const timer = setTimeout(() => tell({ error: `no report within ${PATIENCE / 1000} s` }), PATIENCE);
  return {
    address: `http://127.0.0.1:${server.address().port}/sandboxed.html`,
    reached,
    finished,
    close() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether what a page found is as it must be: a sentence for every difference, by what was tried. */
export function judged({ sandboxed, control, error }, reached, digests) {
  if (error !== undefined) return { "the pages": error };
  const found = { "leaks from the sandbox": reached.sandboxed.join(", ") };
  found["pages that opened"] = sandboxed.error ?? control.error ?? "";
  for (const [name, outcome] of Object.entries(sandboxed.attempts ?? {})) {
    // Saying something where nobody can hear it is allowed: both pages tell the server if they do hear.
    if (name !== "broadcast") found[`${name} in the sandbox`] = outcome === "done" ? "it was possible" : "";
  }
  for (const name of [...waysOut, ...waysAside]) {
    const outcome = control.attempts?.[name];
    const left = waysOut.includes(name) ? reached.control.includes(name) : outcome === "done";
    found[`${name} in the control`] = left ? "" : `it was not possible: ${outcome}`;
  }
  for (const listener of ["heardInPage", "heardInTab"]) {
    found[`${listener} in the control`] = reached.control.includes(listener) ? "" : "nothing was heard";
  }
  for (const [name, expected] of Object.entries(digests)) {
    const outcome = name === "honest" ? sandboxed.digest : sandboxed.outcomes?.[name];
    const right = expected instanceof RegExp ? expected.test(outcome) : outcome === expected;
    found[`a policy that ${name === "honest" ? "is honest" : name}`] = right
      ? ""
      : `${outcome}, not ${expected}`;
  }
  found["frames left behind"] = sandboxed.frames === 0 ? "" : String(sandboxed.frames);
  return found;
}

/** What must come of every policy; `digest(own)` is the result of a function in the open. */
export async function expectations(digest) {
  const honest = ({ netInventory, spotPrice }, { contractPrice }) => {
    const gap = Math.max(0, 17 - netInventory);
    const contractQuantity = spotPrice >= contractPrice ? Math.min(12, gap) : 0;
    return { contractQuantity, spotQuantity: gap - contractQuantity };
  };
  const cautious = ({ netInventory }) => ({
    contractQuantity: 0,
    spotQuantity: Math.max(0, 16 - netInventory),
  });
  const stopped = /^fault: it was stopped: no answer for 10 seconds, perhaps an endless loop$/;
  const unasked = /^fault: the policy sent something that is not a result$/;
  return {
    honest: await digest(honest, 12),
    "loops for ever": stopped,
    "loops for ever when loaded": stopped,
    "speaks unasked": unasked,
    "claims figures": unasked,
    "floods the page": unasked,
    "ends itself": stopped,
    "changes its costs": /^fault: .*it threw TypeError/,
    "says two things": await digest(cautious, 5),
  };
}
