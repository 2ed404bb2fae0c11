/** Recounts the log of a soak from its rows alone, by other means than the product: no replay and no fold. */

import Database from 'libsql';
import type { Told } from './sitter.ts';

export interface Recounted {
  readonly matches: number;
  readonly moves: number;
  /** Confirmed moves that the log lacks, or has with other points. */
  readonly lost: readonly string[];
  /** Moves that the log has twice. */
  readonly doubled: readonly string[];
  /** Matches whose events are not numbered one after another. */
  readonly gaps: readonly string[];
  /** Matches whose room was gone although they were not over. */
  readonly unfinished: readonly string[];
}

interface Row extends Told {
  readonly half: number;
  readonly position: number | null;
  readonly attempt: number;
}

const JUDGED = `select m.code, j.seat, j.at, j.points, j.half, j.position, j.attempt from matches m join (select match_id,
  json_extract(json, '$.judgement.seat') seat, json_extract(json, '$.judgement.at') at,
  json_extract(json, '$.judgement.points.total') points, json_extract(json, '$.judgement.half') half,
  json_extract(json, '$.judgement.positionId') position, json_extract(json, '$.judgement.attempt') attempt
  from events where json_extract(json, '$.type') = 'judged') j on j.match_id = m.id`;
const GAPS = `select m.code from events e join matches m on m.id = e.match_id group by m.id
  having min(e.seq) <> 0 or max(e.seq) <> count(*) - 1`;
const OVER = `select distinct m.code from events e join matches m on m.id = e.match_id
  where json_extract(e.json, '$.type') = 'match-ended'`;

/**
 * @param told what the server has confirmed
 * @param gone the codes of matches whose room was gone for a player who had not seen the end
 */
export function recountLog(dbPath: string, told: readonly Told[], gone: readonly string[]): Recounted {
  const log = new Database(dbPath, { readonly: true });
  const all = <T>(query: string) => log.prepare(query).all() as T[];
  const judged = all<Row>(JUDGED);
  const over = new Set(all<{ code: string }>(OVER).map(({ code }) => code));
  const gaps = all<{ code: string }>(GAPS).map(({ code }) => code);
  const [count] = all<{ matches: number }>('select count(*) as matches from matches');
  log.close();
  const lines = new Set(judged.map(lineOf));
  const seen = new Set<string>();
  const doubled = judged.flatMap(answerOf).filter((name) => seen.size === seen.add(name).size);
  return {
    matches: count?.matches ?? 0,
    moves: judged.length,
    lost: told.map(lineOf).filter((line) => !lines.has(line)),
    doubled,
    gaps,
    unfinished: gone.filter((code) => !over.has(code)),
  };
}

/** What a question allows once: a seat's nth answer to it. A move of its own accord answers none. */
function answerOf({ code, seat, half, position, attempt }: Row): string[] {
  return position === null ? [] : [`${code} half ${half} seat ${seat} question ${position} try ${attempt}`];
}

function lineOf({ code, seat, at, points }: Told): string {
  return `${code} seat ${seat} at ${at}: ${points}`;
}
