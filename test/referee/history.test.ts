/** What the referee remembers about an end, to name a mistake and to say what the peer can know. */

import { describe, expect, it, test } from 'vitest';
import { createEndpoint, type History } from '../../shared/referee/endpoint.ts';
import { endpointIn, seg } from '../tcp/support.ts';
import { position } from './support.ts';

const U = seg('ACK u v').seq;
const V = seg('ACK v u').seq;

type Row = [rule: string, what: string, at: string, remembered: Partial<History>];

const ROWS: Row[] = [
  ['REF19', 'pure ACKs are counted', 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1', { pureAcks: 1 }],
  [
    'REF19',
    'text and FIN are not',
    'CLOSE-WAIT ; SEND 9 ; CLOSE ; > ACK u v+1 +9 ; > FIN,ACK u+9 v+1',
    { pureAcks: 0 },
  ],
  ['REF19', 'nor is a RST', 'CLOSED ; ACK v u ; > RST u', { pureAcks: 0 }],
  ['REF20', 'where text began', 'ESTABLISHED ; SEND 9 ; > ACK u v +4 ; > ACK u+4 v +5', { textStarts: [U, U + 4] }],
  ['REF20', 'not where it was repeated', 'ESTABLISHED ; SEND 9 ; > ACK u v +9 ; > ACK u v +9', { textStarts: [U] }],
  ['REF20', 'not where a FIN or an ACK left', 'CLOSE-WAIT ; > ACK u v+1 ; CLOSE ; > FIN,ACK u v+1', { textStarts: [] }],
  ['REF32', 'a FIN that came again', 'TIME-WAIT ; FIN,ACK v u+1', { finUnanswered: true, finCameAgain: true }],
  [
    'REF32',
    'until it is answered',
    'TIME-WAIT ; FIN,ACK v u+1 ; > ACK u+1 v+1',
    { finUnanswered: false, finCameAgain: false },
  ],
  [
    'REF32',
    'by an ACK of less it is not',
    'TIME-WAIT ; FIN,ACK v u+1 ; > ACK u+1 v',
    { finUnanswered: true, finCameAgain: true },
  ],
  ['REF33', 'a first FIN', 'ESTABLISHED ; FIN,ACK v u', { finUnanswered: true, finCameAgain: false }],
  ['REF33', 'and not the RST after it', 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1 ; RST v+2', { finUnanswered: false }],
  ['REF38', 'having been in CLOSE-WAIT', 'ESTABLISHED ; FIN,ACK v u', { passive: true }],
  ['REF38', 'not having been there', 'FIN-WAIT-2 ; FIN,ACK v u+1', { passive: false }],
  ['REF42', 'an ACK since our FIN', 'FIN-WAIT-1 ; ACK v u', { ackSinceFin: true }],
  ['REF42', 'not before it', 'ESTABLISHED ; ACK v u', { ackSinceFin: false }],
  ['DUEL22', 'FINs that crossed', 'FIN-WAIT-1 ; FIN,ACK v u ; ACK v+1 u+1', { crossed: true }],
  ['DUEL22', 'that they have crossed already', 'CLOSING ; ACK v+1 u+1', { crossed: true }],
  ['DUEL22', 'FINs that did not cross', 'FIN-WAIT-1 ; FIN,ACK v u+1', { crossed: false }],
  ['DUEL22', 'the last ACK that was sent', 'ESTABLISHED ; ACK v u +5 ; > ACK u v+5', { ackSent: V + 5 - 2 ** 32 }],
  ['DUEL22', 'a segment without ACK leaves it', 'CLOSED ; ACK v u ; > RST u', { ackSent: 0 }],
];

describe('the history of an end', () => {
  test.each(ROWS)('[%s] %s, at "%s"', (_rule, _what, at, remembered) => {
    expect(position(at).history).toMatchObject(remembered);
  });

  it('[REF38] starts from what the state implies, with nothing pending', () => {
    const rest = { pureAcks: 0, finUnanswered: false, finCameAgain: false, ackSinceFin: false };
    expect(createEndpoint(endpointIn('ESTABLISHED')).history).toMatchObject({
      ...rest,
      textStarts: [],
      firstSeq: U,
      passive: false,
      ackSent: V,
    });
    expect(createEndpoint(endpointIn('LAST-ACK', 10)).history).toMatchObject({
      ...rest,
      textStarts: [U - 10],
      firstSeq: U - 10,
      passive: true,
      ackSent: V + 1,
    });
    expect(createEndpoint(endpointIn('FIN-WAIT-2')).history).toMatchObject({
      textStarts: [],
      firstSeq: U,
      passive: false,
    });
    expect(createEndpoint(endpointIn('CLOSE-WAIT')).history).toMatchObject({ passive: true, ackSent: V + 1 });
  });
});
