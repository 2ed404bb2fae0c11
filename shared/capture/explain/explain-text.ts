/** The explanation of a close as lines of plain text, for a terminal. */

import type { State } from '../../tcp/connection-state.ts';
import { otherSide, type Side } from '../read/connection.ts';
import type { CloseExplanation, ExplainedSegment } from './explanation.ts';
import {
  addressText,
  clauseOf,
  closedFirstText,
  punctuation,
  headlineOf,
  letterOf,
  noteText,
  notesOf,
  tellingRules,
} from './explain-notes.ts';
import type { Change } from './follower.ts';
import { fill, type Words } from './explain-words.ts';

/** The lines that explain one close; `index` counts the closes of a file from 1. */
export function explanationLines(close: CloseExplanation, index: number, words: Words): string[] {
  return [
    `${index}. ${addressText(close, close.first)} – ${addressText(close, otherSide(close.first))}${punctuation(words).colon}${headlineOf(close, words)}`,
    `   ${words.kinds[close.kind].why}`,
    ...([close.first, otherSide(close.first)] as const).map((side) => endLine(close, side, words)),
    ...notesOf(close).map((note) => `   · ${noteText(note, close, words)}`),
    ...close.segments.flatMap((segment) => ['', ...segmentLines(close, segment, words)]),
  ];
}

function endLine(close: CloseExplanation, side: Side, words: Words): string {
  const first = side === close.first ? closedFirstText(close, words) : null;
  const states = close.states[side].join(' → ') || '–';
  const { colon, bracketed } = punctuation(words);
  return `   ${letterOf(close, side)} = ${addressText(close, side)}${first === null ? '' : bracketed(first)}${colon}${states}`;
}

function segmentLines(close: CloseExplanation, row: ExplainedSegment, words: Words): string[] {
  const receiver = otherSide(row.from);
  return [
    ...(row.omittedBefore > 0 ? [`   ${fill(words.remarks['left-out'], row.omittedBefore)}`] : []),
    `   ${headLine(close, row, words)}`,
    ...(row.sender === null ? [] : changeLines(letterOf(close, row.from), row.sender, words)),
    ...row.arrivals.flatMap((change) => changeLines(letterOf(close, receiver), change, words)),
    ...row.oddities.map((oddity) => `      ! ${words.oddities[oddity]}`),
  ];
}

function headLine(close: CloseExplanation, row: ExplainedSegment, words: Words): string {
  const { segment, relative } = row;
  const [from, to] = [letterOf(close, row.from), letterOf(close, otherSide(row.from))];
  const since = ((row.at - (close.segments[0]?.at ?? row.at)) / 1000).toFixed(6);
  const elsewhere =
    close.certain && row.arrivalNumbers.length > 0
      ? punctuation(words).bracketed(`${words.arrivedIn} ${row.arrivalNumbers}`)
      : '';
  const ack = segment.ack === undefined ? '' : ` ack=${relative.ack} (${segment.ack})`;
  const numbers = `seq=${relative.seq} (${segment.seq})${ack} len=${segment.len} win=${segment.wnd ?? '-'}`;
  return `${words.frame} ${row.number}${elsewhere}  +${since} s  ${from} → ${to}  [${segment.flags.join(',')}]  ${numbers}`;
}

function changeLines(letter: string, change: Change, words: Words): string[] {
  const rules = tellingRules(change.rules);
  if (rules.length === 0 && change.before === change.after) return [];
  const { colon, bracketed } = punctuation(words);
  return [
    `      ${letter}${colon}${statesText(change.before, change.after)}`,
    ...rules.map(
      (rule) =>
        `         ${rule}${bracketed(clauseOf(rule, words))}${words.locale === 'zh' ? '' : ' '}${words.rules[rule]}`,
    ),
  ];
}

function statesText(before: State, after: State): string {
  return before === after ? after : `${before} → ${after}`;
}
