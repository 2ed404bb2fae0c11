/** Where the keys lead on the map. */

import type { MapLevel } from '../../context/level-groups.ts';
import { type MapLayout, WAY } from './map-layout.ts';

/** The keys that lead from station to station. */
export const WAY_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type WayKey = (typeof WAY_KEYS)[number];

/**
 * Where a key leads from a station: to the one that is seen there, and at the end of an arrow on along the way.
 * @returns the same station if there is none
 */
export function stationBeside({ legs, upright: own }: MapLayout, id: MapLevel, key: WayKey): MapLevel {
  const place = WAY.indexOf(id);
  const along = (by: number) => WAY[place + by] ?? id;
  if (key === 'Home') return WAY[0] ?? id;
  if (key === 'End') return WAY.at(-1) ?? id;
  if (own) return along(key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1);
  const row = legs.findIndex(({ stations }) => stations.some((one) => one.id === id));
  const back = (legs[row]?.from.x ?? 0) > (legs[row]?.to.x ?? 0);
  if (key === 'ArrowRight' || key === 'ArrowLeft') return along((key === 'ArrowRight') === back ? -1 : 1);
  const next = legs[row + (key === 'ArrowDown' ? 1 : -1)];
  const x = legs[row]?.stations.find((one) => one.id === id)?.at.x ?? 0;
  const near = next?.stations.reduce((best, one) => (Math.abs(one.at.x - x) < Math.abs(best.at.x - x) ? one : best));
  return near?.id ?? id;
}
