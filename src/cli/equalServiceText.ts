import type { Kpi } from "../contract/model.ts";
import type { IsoService } from "../models/integration/experiments/isoService.ts";
import { significant, withError } from "./numbers.ts";
import { indented, table } from "./table.ts";

/** Both worlds at the same fill rate, with the paired difference. */
export function equalServiceText(found: IsoService, names: readonly Kpi[]): string[] {
  const { siloedFactor, integratedFactor, matched, kpis } = found;
  const rows = Object.entries(kpis).map(([name, { siloed, integrated, difference }]) => {
    const kpi = names.find((each) => each.name === name);
    const cells = [siloed, integrated, difference].flatMap(({ mean, halfWidth }) =>
      withError(mean, halfWidth ?? Number.NaN),
    );
    return [kpi?.label ?? name, ...cells, kpi?.unit ?? ""];
  });
  const factors = `safety factor ${significant(siloedFactor, 3)} siloed, ${significant(integratedFactor, 3)} integrated`;
  return [
    `At equal service: ${factors}${matched ? "" : "; no factor gave quite the same fill rate, this is the closest"}`,
    ...indented(
      table(
        [["", "siloed", "", "integrated", "", "difference", "", ""], ...rows],
        ["left", "right", "left", "right", "left", "right", "left", "left"],
      ),
    ),
  ];
}
