// Another page of the same origin, as another tab would be: tells the server if anything is broadcast to it.
new BroadcastChannel("leak").addEventListener("message", ({ data }) => {
  void fetch(`leak/${String(data)}/heardInTab`);
});
parent.postMessage("listening", location.origin);
