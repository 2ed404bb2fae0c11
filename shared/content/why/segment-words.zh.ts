/** 报文段在中文讲解里的写法。 */

import type { Segment } from '../../tcp/segment.ts';

/** 一个报文段的写法，例如“ FIN、ACK（seq=4001，ack=9350）”：汉字和字母之间空一格。 */
export function segmentZh({ flags, seq, ack, len }: Segment): string {
  const name = flags.length === 0 ? '不带标志的报文段' : ` ${flags.join('、')}`;
  const parts = [`seq=${seq}`, ...(ack === undefined ? [] : [`ack=${ack}`]), ...(len === 0 ? [] : [`${len} 字节`])];
  return `${name}（${parts.join('，')}）`;
}
