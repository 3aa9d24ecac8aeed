// Runs in the sandboxed frame: starts the worker whose text the page sends, and passes messages on.
addEventListener("message", ({ source, data, ports: [port] }) => {
  if (source !== parent || port === undefined) return;
  const address = URL.createObjectURL(new Blob([data], { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.onmessage = (event) => port.postMessage(event.data);
  worker.onmessageerror = () => port.postMessage({ type: "died", message: "a message could not be read" });
  worker.onerror = (event) => port.postMessage({ type: "died", message: String(event.message) });
  port.onmessage = (event) => worker.postMessage(event.data);
});
