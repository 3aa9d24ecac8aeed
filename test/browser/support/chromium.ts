import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: HEDGEROW_CHROMIUM, CHROME_PATH, then the usual places. */
export function chromiumPath(): string {
  const { HEDGEROW_CHROMIUM, CHROME_PATH } = process.env;
  const found = [HEDGEROW_CHROMIUM, CHROME_PATH, ...usual].find((path) => path && existsSync(path));
  if (found === undefined) {
    throw new Error(
      "Chromium was not found; install it, for example: apt-get install -y chromium, or set HEDGEROW_CHROMIUM",
    );
  }
  return found;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}
