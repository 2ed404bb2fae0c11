/** What the lecture simplifies, as a table: what it says, what holds, and where that can be seen. */

import { type LectureText, SIMPLE_SHOWN, SIMPLIFICATIONS } from '../../shared/content/lecture/lecture.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { Marked, type Numbers } from './marked.tsx';
import { PartWays } from './part-ways.tsx';
import { ShownLink } from './shown-link.tsx';

export function SimpleArticle({ text, numbers }: { readonly text: LectureText; readonly numbers: Numbers }) {
  const { name, lead, heads, rows } = text.simple;
  return (
    <article class="simplified">
      <ProblemNotice />
      <h1>{name}</h1>
      <p class="told">{lead}</p>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIMPLIFICATIONS.map((one) => (
            <tr key={one} id={`simple-${one}`}>
              <th scope="row" data-head={heads[0]}>
                <Marked text={rows[one].lecture} numbers={numbers} />
              </th>
              <td data-head={heads[1]}>
                <Marked text={rows[one].really} numbers={numbers} />
              </td>
              <td class="see">
                <ShownLink shown={SIMPLE_SHOWN[one]} look="plain" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PartWays part="simple" text={text} shown={[]} />
      <p>
        <a
          class="button"
          href={hrefOf({ kind: 'ask', part: null })}
          onClick={(event) => {
            event.preventDefault();
            goTo({ kind: 'ask', part: null });
          }}
        >
          {text.ask}
        </a>
      </p>
    </article>
  );
}
