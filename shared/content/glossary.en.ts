/** The English terms: one word for one thing in all texts that students read. `npm run check:texts` holds them. */

import type { GlossaryEntry } from './glossary.ts';

export const GLOSSARY_EN: readonly GlossaryEntry[] = [
  {
    term: 'segment',
    not: ['packets?', 'datagrams?', 'messages? of TCP'],
    note: 'What TCP sends. A frame is what a capture holds.',
  },
  {
    term: 'wave',
    not: ['handwaves?', 'wavings?'],
    note: 'The Chinese name of the four segments of a close: waving goodbye four times. English books say four-way close.',
  },
  { term: 'a RST', not: ['an RST', 'reset packets?'], note: 'Read as a word, as in the RFCs.' },
  {
    term: 'peer',
    not: ['partner (?:stack|end)', 'opposite (?:side|end)', 'remote (?:side|end|host)', 'counterpart'],
    note: 'In rules; “the other end” on the page.',
  },
  {
    term: 'data',
    not: ['text', 'octets?'],
    note: 'What applications hand over, counted in bytes. “Text” is jargon of the RFC.',
    where: 'protocol',
  },
  { term: 'you', not: ['we', 'our', 'ours', 'us'], note: 'The player. The texts have no “we”.' },
  { term: 'they', not: ['he', 'him', 'his', 'himself', 'she', 'her', 'hers', 'herself'], note: 'Every person.' },
  {
    term: 'sent again',
    not: ['re-?sent', 'anew', 'afresh', 'goes again', 'go again', 'went again', 'going again'],
    note: 'Or “retransmitted”. A timer “starts again” or “restarts”.',
  },
  {
    term: 'rings',
    not: ['timer (?:fires|fired|goes off|has gone off|expires|expired)'],
    note: 'A timer rings; a wait is over.',
  },
  {
    term: 'correct',
    not: ['in good order', '(?:was|is|were) in order'],
    note: '“In order” is a term of TCP: without a gap.',
  },
  { term: 'wrong', not: ['not right'], note: 'A move is correct, needless or wrong.' },
  { term: 'half-open', not: ['half-opened'], note: 'One end has lost its state. Half-closed: one FIN is through.' },
  {
    term: 'at the same time',
    not: ['(?:ends|both) (?:have )?closed at once', 'in the same moment'],
    note: '“At once” means immediately.',
  },
  {
    term: 'port in use',
    not: ['port (?:is )?occupied', 'address (?:is )?occupied'],
    note: 'The error is “address already in use”.',
  },
  {
    term: 'step 8',
    not: ['(?:\\d+\\.)+\\d+,? (?:first|second|third|fourth|fifth|sixth|seventh|eighth)'],
    note: 'Of a clause of RFC 9293.',
  },
  {
    term: 'is answered with',
    not: ['draws? (?:a|an|the|it|RST|ACK)', 'drew (?:a|an|the|it|RST|ACK)'],
    note: 'Or “triggers”.',
  },
  { term: 'silently', not: ['in silence'], note: 'Or “without a word”.' },
  { term: 'forever', not: ['for ever'], note: 'One word.' },
  { term: 'who, whom', not: ['whoever', 'whomever', 'whatsoever'], note: 'Name the player, the side or the thing.' },
  {
    term: 'no longer exists',
    not: ['(?:is|are) no more', '(?:is|are) not known any more', 'has no place any more'],
    note: 'Or “is no longer known”.',
  },
  {
    term: 'available',
    not: ['(?:to be|be|can be|is|was) had', 'are to be (?!\\w+ed\\b)', 'are to be put'],
    note: 'Say what can be done.',
  },
  { term: 'should', not: ['ought(?: not)? to'], note: 'For what an end must do say “must”.' },
  { term: 'happens to', not: ['befalls?', 'befell', 'what becomes of'], note: 'Plain words.' },
  {
    term: 'is up',
    not: ['connection stands', '(?:charts|tables|numbers|count) stands?', 'where (?:things|you) stand'],
    note: 'A connection is up or established; a count is at a number.',
  },
  {
    term: 'the lecture says',
    not: ['so says', 'says the lecture'],
    note: 'The subject comes first.',
  },
  { term: '95%', not: ['\\d+ %'], note: 'No blank before the sign.' },
  { term: 'the … side', not: ['the side of his', 'of yours wants'], note: 'No double genitive.' },
];
