/** Under a part: the moment to try, and its neighbours. */

import type { LectureText } from '../../shared/content/lecture/lecture.ts';
import { LECTURE_PARTS, type LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import type { Shown } from '../../shared/content/lecture/shown.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { Icon } from '../kit/icon.tsx';
import { partStep } from './part-name.ts';
import { ShownLink } from './shown-link.tsx';

export function PartWays({
  part,
  text,
  shown,
}: {
  readonly part: LecturePart;
  readonly text: LectureText;
  readonly shown: readonly Shown[];
}) {
  const at = LECTURE_PARTS.indexOf(part);
  const [before, after] = [LECTURE_PARTS[at - 1], LECTURE_PARTS[at + 1]];
  const first = shown[0];
  return (
    <div class="lecture-ways">
      {before !== undefined && <Neighbour to={before} text={text} icon="before" />}
      {first !== undefined && <ShownLink shown={first} look="button primary" />}
      {after !== undefined && <Neighbour to={after} text={text} icon="after" />}
    </div>
  );
}

function Neighbour({
  to,
  text,
  icon,
}: {
  readonly to: LecturePart;
  readonly text: LectureText;
  readonly icon: 'before' | 'after';
}) {
  return (
    <a
      class={`button neighbour ${icon}`}
      href={hrefOf({ kind: 'lecture', part: to })}
      onClick={(event) => {
        event.preventDefault();
        goTo({ kind: 'lecture', part: to });
      }}
    >
      {icon === 'before' && <Icon name="before" />}
      <span class="neighbour-words">{partStep(to, text)}</span>
      {icon === 'after' && <Icon name="after" />}
    </a>
  );
}
