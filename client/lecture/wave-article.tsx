/** A wave in words: who says what to whom, why, and the segment as the lecture writes it and as it is on the wire. */

import type { ComponentChild } from 'preact';
import { type LetterNumber, type LectureText, PART_SHOWN, WRITTEN } from '../../shared/content/lecture/lecture.ts';
import type { Wave } from '../../shared/content/lecture/lecture-parts.ts';
import { goTo, hrefOf } from '../context/route.ts';
import { FlagMark, LetterMark, Marked, numberOf, type Numbers } from './marked.tsx';
import { PartWays } from './part-ways.tsx';

export function WaveArticle({
  wave,
  text,
  numbers,
}: {
  readonly wave: Wave;
  readonly text: LectureText;
  readonly numbers: Numbers;
}) {
  const words = text.waves[wave];
  const { from } = WRITTEN[wave];
  const [own, other] = from === 'A' ? [text.sender, text.receiver] : [text.receiver, text.sender];
  return (
    <article class={from === 'A' ? 'by-sender' : 'by-receiver'}>
      <p class="kick">
        <b>{words.name}</b> <span>{text.to.replace('{{from}}', own).replace('{{to}}', other)}</span>
      </p>
      <h1>{words.said}</h1>
      {words.text.map((sentence) => (
        <p class="told" key={sentence}>
          <Marked text={sentence} numbers={numbers} />
        </p>
      ))}
      <WaveTable wave={wave} text={text} numbers={numbers} />
      <div class="flag-and-number">
        <p>
          <FlagMark flag="ACK" /> <b>{text.flagHead}</b>
          <span>{text.flag}</span>
        </p>
        <p>
          <code class="chip">ack</code> <b>{text.numberHead}</b>
          <span>{text.number}</span>
        </p>
      </div>
      <PartWays part={wave} text={text} shown={PART_SHOWN[wave]} />
    </article>
  );
}

/** The same segment twice, field by field. */
function WaveTable({
  wave,
  text,
  numbers,
}: {
  readonly wave: Wave;
  readonly text: LectureText;
  readonly numbers: Numbers;
}) {
  const { fin, ackFlag, seq, ack, about } = WRITTEN[wave];
  const { rows } = text.waves[wave];
  const omitted = <LeftOut text={text} />;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{text.inLecture}</th>
          <th scope="col">{text.onWire}</th>
        </tr>
      </thead>
      <tbody>
        {fin && <Row lecture="FIN=1" wire={<FlagMark flag="FIN" />} gloss={rows.fin ?? ''} numbers={numbers} />}
        <Row
          lecture={ackFlag ? 'ACK=1' : omitted}
          wire={<FlagMark flag="ACK" />}
          gloss={rows.ackFlag}
          numbers={numbers}
        />
        <Row
          lecture={<Field name="seq" number={seq} />}
          wire={<Value name="seq" value={numberOf(seq, numbers)} />}
          gloss={rows.seq}
          numbers={numbers}
          lit={seq.startsWith(about)}
        />
        <Row
          lecture={ack === null ? omitted : <Field name="ack" number={ack} />}
          wire={<Value name="ack" value={numberOf(ack ?? 'v', numbers)} />}
          gloss={rows.ack}
          numbers={numbers}
          lit={ack?.startsWith(about) === true && !seq.startsWith(about)}
        />
      </tbody>
    </table>
  );
}

function Row({
  lecture,
  wire,
  gloss,
  numbers,
  lit = false,
}: {
  readonly lecture: ComponentChild;
  readonly wire: ComponentChild;
  readonly gloss: string;
  readonly numbers: Numbers;
  readonly lit?: boolean;
}) {
  return (
    <tr class={lit ? 'about' : ''}>
      <th scope="row">{lecture}</th>
      <td>
        {wire}{' '}
        <em>
          <Marked text={gloss} numbers={numbers} />
        </em>
      </td>
    </tr>
  );
}

function Field({ name, number }: { readonly name: 'seq' | 'ack'; readonly number: LetterNumber }) {
  return (
    <>
      {name}=<LetterMark letter={number} />
    </>
  );
}

function Value({ name, value }: { readonly name: 'seq' | 'ack'; readonly value: number }) {
  return (
    <>
      <span class="field">{name}</span> {value}
    </>
  );
}

/** Leads to where it is said what the lecture leaves out. */
function LeftOut({ text }: { readonly text: LectureText }) {
  return (
    <a
      class="left-out"
      href={hrefOf({ kind: 'lecture', part: 'simple' })}
      onClick={(event) => {
        event.preventDefault();
        goTo({ kind: 'lecture', part: 'simple' });
      }}
    >
      {text.leftOut} ≠
    </a>
  );
}
