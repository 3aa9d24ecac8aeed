import { render } from "preact";
import { keepOffline } from "./offline/updates.ts";
import { App } from "./shell/App.tsx";
import { publishCounts } from "./state/counts.ts";
import { applyTheme } from "./state/theme.ts";

publishCounts();
applyTheme();
const root = document.getElementById("app");
if (root !== null) render(<App />, root);
keepOffline();
