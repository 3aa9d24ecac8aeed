// Opens a page in a headless browser that nothing drives: what it has to say it sends to a server.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumFlags, chromiumInstall, findChromium, onPath } from "../chromium.mjs";

const quietFirefox = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.max_script_run_time": 0,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "http://127.0.0.1:9",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

const { HEDGEROW_FIREFOX } = process.env;

/** Browsers by name: where each is, how to install it, and its arguments for opening a page with a fresh profile. */
export const browsers = {
  Chromium: {
    path: findChromium(),
    install: chromiumInstall,
    arguments: (profile, address) => [...chromiumFlags, `--user-data-dir=${profile}`, address],
  },
  Firefox: {
    path: HEDGEROW_FIREFOX || onPath(["firefox-esr", "firefox"]),
    install: "apt-get install -y firefox-esr, or set HEDGEROW_FIREFOX",
    arguments(profile, address) {
      const lines = Object.entries(quietFirefox).map(([name, value]) => {
        return `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`;
      });
      writeFileSync(join(profile, "user.js"), lines.join(""));
      return ["--headless", "--no-remote", "--profile", profile, address];
    },
  },
};

/** Opens `address`; returns how to close the browser again, and a promise that only a browser that ends early keeps. */
export function open({ path, arguments: args }, address) {
  const profile = mkdtempSync(join(tmpdir(), "hedgerow-browser-"));
  const child = spawn(path, args(profile, address), {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, HOME: profile },
  });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? `status ${code}`}`));
  });
  return {
    ended,
    async close() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
