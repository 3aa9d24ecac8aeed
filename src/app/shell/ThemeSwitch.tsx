import { type Theme, theme } from "../state/theme.ts";

const order: readonly Theme[] = ["system", "light", "dark"];
const names: Record<Theme, string> = { system: "as the system", light: "light", dark: "dark" };

/** One button that walks through system, light and dark. */
export function ThemeSwitch() {
  const next = order[(order.indexOf(theme.value) + 1) % order.length] as Theme;
  const turn = () => {
    theme.value = next;
  };
  return (
    <button
      type="button"
      class="tool"
      onClick={turn}
      aria-label={`Theme: ${names[theme.value]}. Change to ${names[next]}`}
      title={`Theme: ${names[theme.value]}`}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {theme.value === "light" && (
          <path d="M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13" />
        )}
        {theme.value === "dark" && <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />}
        {theme.value === "system" && (
          <path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 0v12M8 5h4M8 8h6M8 11h4" />
        )}
      </svg>
    </button>
  );
}
