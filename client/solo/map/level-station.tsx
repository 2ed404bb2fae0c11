/** A station of the map: the level's own figure, its name, what of it is done; opened, the one button that starts it. */

import type { MapLevel } from '../../context/level-groups.ts';
import { progress } from '../../context/progress.ts';
import { useApp } from '../../context/app-context.ts';
import { EnterKey } from '../../kit/enter-key.tsx';
import { keysWithin } from '../../kit/use-keys.ts';
import { rem } from '../../kit/use-size.ts';
import { COMPOSE_MODES, type ComposeMode } from '../../../shared/duel/level.ts';
import { levelText } from '../../words/explanations.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import { masteryOf } from '../path/path.ts';
import type { Station } from './map-layout.ts';
import { standOf } from './map-stand.ts';
import { SmallFigure } from './small-figure.tsx';

interface StationParts {
  readonly station: Station;
  readonly next: MapLevel;
  readonly onOpen: (id: MapLevel) => void;
  readonly onStart: (id: MapLevel) => void;
}

/** The id of a level's element: those of captures have a colon, which a selector would take for its own. */
export function stationId(id: MapLevel): string {
  return `station-${id.replace(':', '-')}`;
}

export function LevelStation({ station, next, onOpen, onStart }: StationParts) {
  const { id, number, box, at, open } = station;
  const { title } = levelText(id, locale.value);
  const stand = standOf(progress.value, id);
  const style = {
    left: rem(box.left),
    top: rem(box.top),
    width: rem(box.width),
    height: rem(box.height),
    '--figure-x': rem(at.x - box.left),
    '--figure-y': rem(at.y - box.top),
    '--turn': number % 2 === 0 ? '-1' : '1',
  };
  const ahead = stand === 'untouched' && id !== next;
  return (
    <li
      class={`station ${stand}${open ? ' open' : ''}${ahead ? ' ahead' : ''}`}
      style={style}
      aria-current={id === next ? 'step' : undefined}
    >
      <button
        type="button"
        class="station-head"
        id={stationId(id)}
        aria-expanded={open}
        onFocus={() => onOpen(id)}
        onClick={() => onOpen(id)}
        onKeyDown={keysWithin((key) => (key === 'Enter' && open ? () => onStart(id) : null))}
      >
        <SmallFigure id={id} />
        <span class="station-name">
          <i>{formatNumber(number)}</i> {title}
          <span class="sr-only">{standWords(id)}</span>
        </span>
        {!open && stand !== 'endless' && <Pills id={id} />}
      </button>
      {open && <Opened id={id} onStart={onStart} />}
    </li>
  );
}

/** The rest of an opened station. */
function Opened({ id, onStart }: { readonly id: MapLevel; readonly onStart: (id: MapLevel) => void }) {
  const { teaches } = levelText(id, locale.value);
  const busy = useApp().session.connection.value.kind === 'joining';
  return (
    <>
      <p class="station-teaches">{teaches}</p>
      {standOf(progress.value, id) === 'endless' ? (
        <p class="station-ways dim">{t('map.endless')}</p>
      ) : (
        <ul class="station-ways" aria-hidden="true">
          {COMPOSE_MODES.map((compose) => (
            <li key={compose} class={isClean(id, compose) ? 'done' : undefined}>
              {t(`path.way.${compose}`)}
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="button primary station-start" disabled={busy} onClick={() => onStart(id)}>
        {t('map.start')} <EnterKey />
      </button>
    </>
  );
}

const isClean = (id: MapLevel, compose: ComposeMode) => masteryOf(progress.value, id).clean.includes(compose);

/** A pill for each way of composing, filled by its clean run; its words are in the name of the station. */
function Pills({ id }: { readonly id: MapLevel }) {
  return (
    <span class="pills">
      {COMPOSE_MODES.map((compose) => (
        <i key={compose} class={isClean(id, compose) ? 'pill done' : 'pill'} />
      ))}
    </span>
  );
}

/** What else a station shows, in words. */
function standWords(id: MapLevel): string {
  const stand = standOf(progress.value, id);
  const ways = COMPOSE_MODES.filter((compose) => isClean(id, compose)).map((compose) => t(`path.way.${compose}`));
  const runs = ways.length === 0 ? t('map.runs.none') : t('map.runs', { ways: ways.join(t('path.run.and')) });
  return t('map.station', { stand: t(`map.stand.${stand}`), runs: stand === 'endless' ? t('map.endless') : runs });
}
