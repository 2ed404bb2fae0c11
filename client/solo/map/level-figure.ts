/**
 * A level's own figure in small: what is lost, crossed, too late. It is written down as a line of words, drawn from the level
 * played by two bots (`npm run docs:map`), so that a page needs no engine to show it.
 */

import { type End, ENDS } from '../../../shared/duel/level.ts';

/** What a segment is for; `ghost`: a second copy that comes too late; `harm`: one that is taken for new text. */
const KINDS = ['SYN', 'FIN', 'ACK', 'RST', 'DATA', 'GHOST', 'HARM'] as const;
export type FigureKind = (typeof KINDS)[number];

/** An arrow between two instants, which are counted from 0: what matters is the order, not how long it took. */
export interface FigureArrow {
  readonly from: End;
  readonly kind: FigureKind;
  readonly sent: number;
  /** Null: it is lost. */
  readonly came: number | null;
}

/** What an end of the figure goes through: TIME-WAIT, no connection at all, its port asked for, its process killed, its numbers at zero. */
const FACTS = ['TIME-WAIT', 'ABSENT', 'PORT', 'KILLED', 'ZERO'] as const;
export type FigureFact = (typeof FACTS)[number];

/** A stretch of an end's line, or an instant on it (`from` and `to` are the same). */
export interface FigureMark {
  readonly end: End;
  readonly fact: FigureFact;
  readonly from: number;
  readonly to: number;
}

export interface LevelFigure {
  readonly arrows: readonly FigureArrow[];
  readonly marks: readonly FigureMark[];
  /** The last instant. */
  readonly last: number;
}

/** Reads a line of words, as `B FIN 0-1; A ACK 2-x; A TIME-WAIT 1-4`. @throws if it is none */
export function readFigure(line: string): LevelFigure {
  const parts = line.split('; ').map((part) => {
    const [, end, word, from, to] = /^([AB]) ([A-Z-]+) (\d+)(?:-(\d+|x))?$/.exec(part) ?? [];
    const known = ENDS.find((one) => one === end);
    if (known === undefined || word === undefined) throw new Error(`no part of a figure: ${part}`);
    return {
      end: known,
      word,
      from: Number(from),
      to: to === undefined ? Number(from) : to === 'x' ? null : Number(to),
    };
  });
  const arrows = parts.flatMap(({ end, word, from, to }) => {
    const kind = KINDS.find((one) => one === word);
    return kind === undefined ? [] : [{ from: end, kind, sent: from, came: to }];
  });
  const marks = parts.flatMap(({ end, word, from, to }) => {
    const fact = FACTS.find((one) => one === word);
    return fact === undefined ? [] : [{ end, fact, from, to: to ?? from }];
  });
  return { arrows, marks, last: Math.max(1, ...parts.map(({ from, to }) => Math.max(from, to ?? from))) };
}

/** Writes it down. */
export function writeFigure({ arrows, marks }: Pick<LevelFigure, 'arrows' | 'marks'>): string {
  return [
    ...arrows.map(({ from, kind, sent, came }) => `${from} ${kind} ${sent}-${came ?? 'x'}`),
    ...marks.map(({ end, fact, from, to }) => `${end} ${fact} ${from}${to === from ? '' : `-${to}`}`),
  ].join('; ');
}
