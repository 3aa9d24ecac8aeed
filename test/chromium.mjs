// The Chromium that is installed, for tests, pictures and scores.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const elsewhere = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** How it starts without a window, and without asking the network for anything. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const chromiumInstall = "apt-get install -y chromium, or set HEDGEROW_CHROMIUM";

/** The first of these programs on the PATH, or undefined. */
export function onPath(programs) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Where Chromium is: HEDGEROW_CHROMIUM, CHROME_PATH, the PATH, then other usual places; undefined if nowhere. */
export function findChromium() {
  const { HEDGEROW_CHROMIUM, CHROME_PATH } = process.env;
  const given = [HEDGEROW_CHROMIUM, CHROME_PATH].find((path) => path && existsSync(path));
  return given ?? onPath(names) ?? elsewhere.find(existsSync);
}

/** The same; throws a sentence that says how to install it if it is nowhere. */
export function chromiumPath() {
  const found = findChromium();
  if (found === undefined)
    throw new Error(`Chromium was not found; install it, for example: ${chromiumInstall}`);
  return found;
}
