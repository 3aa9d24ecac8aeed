/** Opens another page of this origin and waits until it listens. */
export function otherTab(): Promise<void> {
  const tab = document.createElement("iframe");
  tab.src = "tab.html";
  document.body.append(tab);
  return new Promise((resolve) => {
    addEventListener("message", ({ source, data }) => {
      if (source === tab.contentWindow && data === "listening") resolve();
    });
  });
}

/** Sends home what was found, or why nothing was. */
export async function report(page: string, find: () => Promise<object>): Promise<void> {
  const found = await find().catch((error: unknown) => ({ error: String(error) }));
  await fetch(`report/${page}`, { method: "POST", body: JSON.stringify(found) });
}
