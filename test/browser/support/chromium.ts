import { type Browser, chromium } from "playwright";
import { chromiumFlags, chromiumPath } from "../../chromium.mjs";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
}
