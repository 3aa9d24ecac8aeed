import { rails, wires } from "./chainRails.ts";
import type { Stage, Station } from "./chainStage.ts";
import { amounts, heading, people, queues, stocks, systems, till } from "./chainStations.ts";
import { type Group, hatching } from "./drawing.ts";

/** The picture of one world without what travels through it. */
export interface ChainScene {
  /** Dots, boxes and whatever else moves go in here. */
  readonly moving: Group;
  /** Writes the numbers of a day. */
  write(day: number): void;
  /** Shows amounts as they stand between two days. */
  fill(time: number): void;
  /** Supplier A works, stands still, or delivers poor quality. */
  supply(failing: boolean, poor: boolean): void;
}

/** Draws it, back to front: ways, stocks, what moves, and the houses that hide what goes into them. */
export function chainScene(stage: Stage): ChainScene {
  const { group, layout } = stage;
  rails(stage);
  const pulse = wires(stage);
  const { station: behind, down } = stocks(stage, hatching(group));
  const moving = group.append("g").attr("class", "moving");
  const { station: named, supplierName } = amounts(stage);
  const stations: readonly Station[] = [
    heading(stage),
    behind,
    named,
    systems(stage),
    people(stage),
    queues(stage),
    till(stage),
    { fill: pulse },
  ];
  return {
    moving,
    write(day) {
      for (const station of stations) station.write?.(day);
    },
    fill(time) {
      for (const station of stations) station.fill?.(time);
    },
    supply(failing, poor) {
      down.attr("visibility", failing ? "visible" : "hidden");
      const name = layout.narrow ? "Supplier" : "Supplier A";
      supplierName
        .text(failing ? "✕ stands still" : poor ? "! poor quality" : name)
        .classed("tone-shortage alarm", failing || poor);
    },
  };
}
