/** A path that is being recorded. */
export interface Recording {
  /** Takes in a point; times ascend. */
  add(time: number, value: number): void;
  /** What is kept so far. */
  path(): { readonly times: Float64Array; readonly stock: Float64Array };
}

/**
 * Records a step path in about `points` points: of each of points/4 equal spans of time the first, lowest, highest
 * and last point, so that a drawing one pixel per span loses nothing.
 *
 * Source: Jugel, Jerzak, Hackenbroich, Markl (2014), "M4: a visualization-oriented time series data aggregation",
 * PVLDB 7(10).
 *
 * @param horizon end of the last span
 * @param points at least 4
 */
export function thinned(horizon: number, points: number): Recording {
  const spans = Math.max(1, Math.floor(points / 4));
  const times: number[] = [];
  const values: number[] = [];
  let span = -1;
  let count = 0;
  /** First, lowest, highest and last point of the present span, as time, value and place in the order of arrival. */
  let kept: [time: number, value: number, place: number][] = [];

  function flush(): void {
    const distinct = [...new Set(kept)].sort(([, , a], [, , b]) => a - b);
    for (const [time, value] of distinct) {
      times.push(time);
      values.push(value);
    }
    kept = [];
  }

  return {
    add(time, value) {
      const here = Math.min(Math.floor((time / horizon) * spans), spans - 1);
      if (here !== span) {
        flush();
        span = here;
      }
      const point: [number, number, number] = [time, value, count++];
      if (kept.length === 0) {
        kept = [point, point, point, point];
        return;
      }
      if (value < kept[1]![1]) kept[1] = point;
      if (value > kept[2]![1]) kept[2] = point;
      kept[3] = point;
    },
    path() {
      flush();
      return { times: Float64Array.from(times), stock: Float64Array.from(values) };
    },
  };
}
