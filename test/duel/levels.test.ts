import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { HalfState } from '../../shared/duel/state.ts';
import { captureLevels } from '../../server/captures.ts';
import { must, Rig } from './rig.ts';

const ALL = [...LEVELS, ...captureLevels()];

/** The half as the textbook writes it: who sent what, and what was lost. */
function waves(half: HalfState): string[] {
  return half.journal.flatMap((entry) => {
    if (entry.kind !== 'sent') return [];
    const { flags, seq, ack, len } = entry.segment;
    return [`${entry.end} ${flags.join(',')} ${seq} ${ack}${len > 0 ? ` len ${len}` : ''}${entry.lost ? ' lost' : ''}`];
  });
}

function states(half: HalfState, end: 'A' | 'B'): string[] {
  return half.journal.flatMap((entry) => (entry.kind === 'state' && entry.end === end ? [entry.state] : []));
}

function firstHalf(id: string): HalfState {
  return must(new Rig(must(levelById(id, captureLevels()))).runHalf().state.halves[0]);
}

describe('the levels', () => {
  it.each(ALL.map((level) => [level.id, level] as const))(
    '[DUEL20] %s ends normally when both play right',
    (_, level) => {
      const { state } = new Rig(level).runMatch();
      for (const half of state.halves) {
        expect(half.ends.A.endpoint.tcb.outcome).toBe('normal');
        expect(half.ends.B.endpoint.tcb.outcome).toBe('normal');
        expect(half.judgements.map((j) => j.verdict)).not.toContain('wrong');
        expect(half.judgements.map((j) => j.verdict)).not.toContain('needless');
      }
    },
  );

  it('[DUEL20] four-waves: FIN, ACK, FIN, ACK, and every state of both sides', () => {
    const half = firstHalf('four-waves');
    expect(waves(half)).toEqual(['A FIN,ACK 4000 9000', 'B ACK 9000 4001', 'B FIN,ACK 9000 4001', 'A ACK 4001 9001']);
    expect(states(half, 'A')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
    expect(states(half, 'B')).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
  });

  it('[DUEL20] last-words: the passive side speaks on in CLOSE-WAIT, so w is greater than v', () => {
    expect(waves(firstHalf('last-words'))).toEqual([
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001',
      'B ACK 9000 4001 len 350',
      'A ACK 4001 9350',
      'B FIN,ACK 9350 4001',
      'A ACK 4001 9351',
    ]);
  });

  it('[DUEL20] lost-fin: the first wave must be sent again', () => {
    expect(waves(firstHalf('lost-fin')).slice(0, 3)).toEqual([
      'A FIN,ACK 4000 9000 lost',
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001',
    ]);
  });

  it('[DUEL20] lost-last-ack: the FIN comes again in TIME-WAIT and is acknowledged again', () => {
    const half = firstHalf('lost-last-ack');
    expect(waves(half).slice(2)).toEqual([
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001 lost',
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001',
    ]);
    expect(states(half, 'A')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  });

  it('[DUEL20] the captured lost-last-ack is played with its recorded numbers and its loss', () => {
    const sent = waves(firstHalf('capture:lost-last-ack'));
    const a = 3_101_382_323;
    const b = 562_141_666;
    expect(sent).toEqual([
      `A FIN,ACK ${a + 121} ${b + 301}`,
      `B ACK ${b + 301} ${a + 122}`,
      `B FIN,ACK ${b + 301} ${a + 122}`,
      `A ACK ${a + 122} ${b + 302} lost`,
      `B FIN,ACK ${b + 301} ${a + 122}`,
      `A ACK ${a + 122} ${b + 302}`,
    ]);
  });

  it('[DUEL20] the captured half-close-data brings its three texts after the first FIN', () => {
    const texts = waves(firstHalf('capture:half-close-data')).filter((line) => line.includes('len'));
    expect(texts.map((line) => line.split(' len ')[1])).toEqual(['100', '250', '1']);
  });
});
