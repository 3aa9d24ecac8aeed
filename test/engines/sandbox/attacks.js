// The whole script of a worker that tries every way out of the sandbox and says what came of each.
const answered = (target, good, bad) =>
  new Promise((resolve, reject) => {
    target.addEventListener(good, resolve);
    target.addEventListener(bad, () => reject(new Error("refused")));
  });

const attempts = {
  fetch: (to) => fetch(to, { mode: "no-cors" }),
  XMLHttpRequest(to) {
    const request = new XMLHttpRequest();
    request.open("GET", to);
    request.send();
    return answered(request, "load", "error");
  },
  WebSocket: (to) => answered(new WebSocket(to.replace("http", "ws")), "open", "error"),
  EventSource: (to) => answered(new EventSource(to), "open", "error"),
  importScripts: (to) => importScripts(to),
  import: (to) => import(to),
  sendBeacon: (to) => navigator.sendBeacon(to, "secret"),
  Image(to) {
    const image = new Image();
    image.src = to;
    return answered(image, "load", "error");
  },
  FontFace: (to) => new FontFace("leak", `url("${to}")`).load(),
  WebTransport: (to) => new WebTransport(to.replace("http:", "https:")).ready,
  nestedWorker(to) {
    const script = `fetch("${to}", { mode: "no-cors" }).then(() => postMessage("done"), () => close())`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    return answered(worker, "message", "error");
  },
  eval: () => Reflect.get(self, "eval")("1 + 1"),
  Function: () => Reflect.construct(Reflect.get(self, "Function"), ["return 1"])(),
  indexedDB: () => answered(indexedDB.open("leak"), "success", "error"),
  caches: () => caches.open("leak"),
  files: () => navigator.storage.getDirectory(),
  locks: () => navigator.locks.request("leak", () => 1),
  broadcast(_, where) {
    const channel = new BroadcastChannel("leak");
    channel.postMessage(where);
  },
  parent: () => parent.document.title,
  top: () => top.location.href,
  opener: () => opener.location.href,
  document: () => document.cookie,
  localStorage: () => localStorage.setItem("leak", "1"),
};

async function outcome(attempt, to, where) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), 4000));
  try {
    await Promise.race([attempt(to, where), late]);
    return "done";
  } catch (error) {
    return `blocked: ${error}`;
  }
}

addEventListener("message", async ({ data: { origin, where } }) => {
  const names = Object.keys(attempts);
  const outcomes = await Promise.all(
    names.map((name) => outcome(attempts[name], `${origin}/leak/${where}/${name}`, where)),
  );
  postMessage(Object.fromEntries(names.map((name, i) => [name, outcomes[i]])));
});
