import type { Kpi } from "../../contract/model.ts";
import { type Measures, measures } from "../integration/kpis.ts";
import type { World } from "../integration/world.ts";
import { BackupMeter, type ContractBackup } from "./contractBackup.ts";

/** A finished run with the backup that it had. */
export interface Finished {
  readonly world: World;
  readonly backup: ContractBackup | null;
}

interface Figure extends Omit<Kpi, "column"> {
  of(run: Finished): number;
}

const ORDERED = "sum.backupUnitsOrdered";
const none = new BackupMeter();

function figures(years: number): readonly Figure[] {
  const days = 365 * years;
  const metered = (
    name: string,
    label: string,
    unit: string,
    of: (meter: BackupMeter) => number,
    more: Partial<Figure> = {},
  ): Figure => ({ name, label, unit, ...more, of: ({ backup }) => of(backup?.meter ?? none) });
  const lower = { better: "lower" } as const;
  return [
    metered("backup.reservationCost", "Reservation fees", "money/year", (m) => m.reservationCost / years),
    metered("backup.contractCost", "Contract units, paid", "money/year", (m) => m.contractCost / years),
    metered("backup.spotCost", "Spot units, paid", "money/year", (m) => m.spotCost / years),
    metered("backup.holdingCost", "Holding at the backup", "money/year", (m) => m.holdingCost / years),
    metered("backup.contractUnits", "Contract units", "units/year", (m) => m.contractUnits / years),
    metered("backup.spotUnits", "Spot units", "units/year", (m) => m.spotUnits / years),
    metered("backup.ready", "Components ready at the backup", "units", (m) => m.readyDays / days),
    metered("backup.waiting", "Wait at the backup", "days", (m) => m.waitingDays, {
      over: ORDERED,
      ...lower,
    }),
    {
      name: "spoiledUnits",
      label: "Spoiled components",
      unit: "units/year",
      ...lower,
      of: ({ world }) => world.meter.spoiledUnits / years,
    },
    {
      name: "spoiledShare",
      label: "Spoiled share of the components received",
      unit: "",
      ...lower,
      of: ({ world }) => world.lines.reduce((sum, line) => sum + line.decayedUnits, 0),
      over: "sum.unitsReceived",
    },
  ];
}

/** The figures of the chain, then those of what fills its ports. */
export interface CombinedMeasures extends Omit<Measures, "values"> {
  values(run: Finished): number[];
}

/** @param years measured years */
export function combinedMeasures(years: number): CombinedMeasures {
  const chain = measures(years);
  const all = figures(years);
  return {
    columns: [...chain.columns, ...all.map(({ name }) => name), ORDERED, "sum.unitsReceived"],
    kpis: [...chain.kpis, ...all.map(({ of: _of, ...kpi }): Kpi => ({ ...kpi, column: kpi.name }))],
    values: (run) => [
      ...chain.values(run.world),
      ...all.map((figure) => figure.of(run)),
      run.backup?.meter.orderedUnits ?? 0,
      run.world.lines.reduce((sum, line) => sum + line.receivedUnits, 0),
    ],
  };
}
