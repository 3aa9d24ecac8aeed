import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

export interface AxeOptions {
  /** Contrast takes axe longer than all else together and depends on the theme alone; the rest does not. */
  readonly rules?: "all" | "contrast" | "other";
  /** Look at charts too: assistive technology does not see them, but eyes read their texts. */
  readonly charts?: boolean;
  /** Parts to look at, by selector; the whole page unless told. */
  readonly within?: string;
  /** Parts not to look at: what looks like something that is looked at. */
  readonly without?: readonly string[];
}

/** What axe finds wrong. Charts are hidden from assistive technology behind their text alternative. */
export async function axeFindings(
  page: Page,
  { rules = "all", charts = false, within, without = [] }: AxeOptions = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  for (const part of [...(charts ? [] : [".chart"]), ...without]) axe.exclude(part);
  if (within !== undefined) axe.include(within);
  if (rules === "contrast") axe.withRules("color-contrast");
  if (rules === "other") axe.disableRules("color-contrast");
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** By how many pixels the page, or a chart that stands, is wider than the window; at most 0 where nothing scrolls. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth - innerWidth,
      ...[...document.querySelectorAll(".stage .chart:not(.leaving)")].map(
        (chart) => chart.getBoundingClientRect().right - innerWidth,
      ),
    ),
  );
}
