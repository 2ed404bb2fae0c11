/** Fetches the record of a finished match. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import { useApp } from '../context/app-context.ts';
import type { Reviewed } from './reviewed.ts';

/** The record of a match; null: the server has none. */
export function useRecord(matchId: string): MatchRecord | null | 'loading' {
  const { actions } = useApp();
  const [record, setRecord] = useState<MatchRecord | null | 'loading'>('loading');
  useEffect(() => {
    let left = false;
    void actions.record(matchId).then((found) => {
      if (!left) setRecord(found);
    });
    return () => {
      left = true;
    };
  }, [actions, matchId]);
  return record;
}

/**
 * A match that has just ended, with its steps as soon as its record has arrived. It must be the same object as long as
 * nothing in it changes.
 */
export function useSteps(known: Reviewed): Reviewed {
  const record = useRecord(known.review.matchId);
  return useMemo(() => {
    if (record === 'loading' || record === null) return known;
    return { ...known, bots: record.bots, steps: record.steps };
  }, [known, record]);
}
