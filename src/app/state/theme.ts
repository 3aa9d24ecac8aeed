import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEY = "hedgerow.theme";

function remembered(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

export const theme = signal<Theme>(remembered());

/** Keeps the document and the browser's memory in step with the choice. */
export function applyTheme(): void {
  effect(() => {
    document.documentElement.setAttribute("data-theme", theme.value);
    try {
      if (theme.value === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme.value);
    } catch {
      // Storage may be switched off; the choice then lasts until the page closes.
    }
  });
}
