import { work } from "../scenario.ts";
import type { Bench } from "./part.ts";

/** Cells and policy periods that nobody should have to wait for by mistake. */
export const manyCells = 100_000;
export const muchWork = 5e10;

/** About how long an experiment takes and how large its results are. */
export interface Extent {
  readonly cells: number;
  readonly workers: number;
  readonly seconds: number;
  readonly bytes: number;
}

/** About how much an experiment simulates, in policy periods, at most. */
export function experimentWork({ experiment, cells, model }: Bench): number {
  const { answers, scenario, target } = experiment;
  if (answers === "exact") return 0;
  const { replications } = scenario.simulation;
  return cells.count * work(model, scenario) * (target ? Math.max(1, target.most / replications) : 1);
}

/** Whether an experiment is so large that somebody should say yes to it. */
export function isLarge(bench: Bench): boolean {
  return bench.cells.count > manyCells || experimentWork(bench) > muchWork;
}

/** Golden ratio less 1: its multiples fall evenly into (0, 1), however many there are. */
const SPREAD = 0.6180339887498949;

/** The k-th of tasks that are typical of all: evenly spread, however many are looked at. */
export function sampleTask({ tasks }: Bench, k: number): number {
  const place = (k + 0.5) * SPREAD;
  return Math.floor((place - Math.floor(place)) * tasks);
}

/** Bytes for people: "31 kB", "1.2 GB". */
export function sizeText(bytes: number): string {
  const units = ["kB", "MB", "GB", "TB", "PB", "EB"];
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${units[unit]}`;
}

/** A duration for people, however long: "2 s", "15 min", "3 days", "12 years". */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  if (hours < 48) return `${Math.round(hours)} h`;
  return hours < 24 * 730 ? `${Math.round(hours / 24)} days` : `${Math.round(hours / 24 / 365)} years`;
}

/** "24 cells, about 2 s on 1 thread and 31 kB". */
export function extentText({ cells, workers, seconds, bytes }: Extent): string {
  const threads = workers === 1 ? "1 thread" : `${workers} threads`;
  return `${cells} ${cells === 1 ? "cell" : "cells"}, about ${durationText(seconds)} on ${threads} and ${sizeText(bytes)}`;
}
