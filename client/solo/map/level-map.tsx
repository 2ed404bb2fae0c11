/** The levels as a map: the way through them, the next one opened on it, fog over what is to come. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup, type MapLevel } from '../../context/level-groups.ts';
import { progress } from '../../context/progress.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { rem, useRoom } from '../../kit/use-size.ts';
import { levelText } from '../../words/explanations.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import { masteryOf } from '../path/path.ts';
import { useStep } from '../path/use-step.ts';
import { LevelStation, stationId } from './level-station.tsx';
import { MapFog } from './map-fog.tsx';
import { stationBeside, WAY_KEYS } from './map-keys.ts';
import { type MapLayout, mapLayout } from './map-layout.ts';
import { MapLines } from './map-lines.tsx';
import { bringIntoView } from './map-scroll.ts';
import { groupCount, nextLevel } from './map-stand.ts';

/** Px of the heading above the map. */
const HEAD = 62;

export function LevelMap() {
  const [host, room] = useRoom<HTMLDivElement>();
  const map = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<MapLevel | null>(null);
  const begin = useStep();
  const language = locale.value;
  const next = nextLevel(progress.value);
  const opened = chosen ?? next;
  const start = (id: MapLevel) => void begin({ levelId: id, compose: masteryOf(progress.value, id).next });
  const layout =
    room &&
    mapLayout(room.width, room.height - HEAD, opened, { level: (id) => levelText(id, language), group: groupWords });
  const latest = useRef(layout);
  latest.current = layout;
  const ready = layout !== null;
  useLayoutEffect(() => {
    if (!ready || latest.current === null || map.current === null) return;
    bringIntoView(map.current, latest.current, opened, chosen === null);
  }, [ready, opened, chosen]);
  useKeys((key) => {
    if (key === 'Enter') return () => start(opened);
    const way = WAY_KEYS.find((one) => one === key);
    if (way === undefined || layout === null) return null;
    return () =>
      map.current
        ?.querySelector<HTMLElement>(`#${stationId(stationBeside(layout, opened, way))}`)
        ?.focus({ preventScroll: true });
  });
  return (
    <div class={layout?.upright === true ? 'map upright' : 'map'}>
      <div class="map-room" ref={host} />
      {layout !== null && (
        <div class="map-figure" ref={map} style={{ width: rem(layout.width), height: rem(layout.height) }}>
          <MapFog layout={layout} next={next} />
          <MapLines layout={layout} next={next} />
          {GROUP_NAMES.map((group) => (
            <Group key={group} group={group} layout={layout} next={next} onOpen={setChosen} onStart={start} />
          ))}
        </div>
      )}
    </div>
  );
}

function groupWords(group: LevelGroup): string {
  return `${t(`group.${group}`)} ${groupFigures(group)}`;
}

/** How many of a group are mastered. */
function groupFigures(group: LevelGroup): string {
  const { mastered, levels } = groupCount(progress.value, group);
  return `${formatNumber(mastered)}/${formatNumber(levels)}`;
}

/** Which end the arrow of a group leaves, on a desk. */
function sideOf(group: LevelGroup): 'mine' | 'peer' {
  return GROUP_NAMES.indexOf(group) % 2 === 0 ? 'mine' : 'peer';
}

interface GroupParts {
  readonly group: LevelGroup;
  readonly layout: MapLayout;
  readonly next: MapLevel;
  readonly onOpen: (id: MapLevel) => void;
  readonly onStart: (id: MapLevel) => void;
}

function Group({ group, layout, next, onOpen, onStart }: GroupParts) {
  const { left, top, width, end } = layout.names[group];
  const { mastered } = groupCount(progress.value, group);
  const ids: readonly MapLevel[] = LEVEL_GROUPS[group];
  const stations = layout.legs.flatMap((leg) => leg.stations.filter((station) => station.group === group));
  const reached = ids.includes(next) || mastered > 0;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2
        id={`group-${group}`}
        class={`map-group ${sideOf(group)}${end ? ' end' : ''}${reached ? '' : ' ahead'}`}
        style={{ left: rem(left), top: rem(top), width: rem(width) }}
      >
        {t(`group.${group}`)} <span>{groupFigures(group)}</span>
      </h2>
      <ol>
        {stations.map((station) => (
          <LevelStation key={station.id} station={station} next={next} onOpen={onOpen} onStart={onStart} />
        ))}
      </ol>
    </section>
  );
}
