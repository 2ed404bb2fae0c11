/** The words of the figure in each language. Pure data: knows nothing about the page that shows them. */

import type { Locale } from '../../../shared/lib/language.ts';
import type { FigureWords } from './figure-words.ts';
import type { Role } from '../../../shared/duel/role.ts';
import type { Notation } from '../../../shared/referee/verdict.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import { isolated } from '../../../shared/lib/direction.ts';

/** All words of the figure: those that the layout measures, and those around it. */
export interface FigureLabels extends FigureWords {
  readonly you: string;
  readonly nobodyYet: string;
  readonly active: string;
  readonly passive: string;
  /** The lecture's words for the two ends of its close. */
  readonly lecture: Readonly<Record<Role, string>>;
  readonly fog: string;
  readonly fogHint: string;
  /** The name of the list for a screen reader. */
  readonly history: string;
  /** Read out before a label whose meaning the picture shows by its shape. */
  readonly spoken: {
    readonly sent: string;
    readonly arrived: string;
    readonly stopped: string;
    readonly state: string;
    readonly corrupted: string;
  };
  readonly newest: string;
  readonly ringUnit: string;
  readonly ringFirst: string;
  readonly ringSecond: string;
  readonly ringReally: string;
  readonly ringName: string;
  readonly portHeld: (port: number) => string;
}

const ZH_STATES: Record<State, string | null> = {
  ESTABLISHED: '连接已建立',
  'FIN-WAIT-1': '终止等待 1',
  'FIN-WAIT-2': '终止等待 2',
  'CLOSE-WAIT': '关闭等待',
  CLOSING: '同时关闭',
  'LAST-ACK': '最后确认',
  'TIME-WAIT': '时间等待',
  CLOSED: '已关闭',
};

const EN: FigureLabels = {
  bytes: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  again: 'again!',
  stopped: 'held back',
  byStack: '(stack)',
  wrong: 'wrong!',
  ordered: (order, name) => `${{ lose: 'lost', delay: 'held up', duplicate: 'doubled' }[order]} by ${isolated(name)}`,
  call: (call, bytes, full) =>
    ({
      SEND: `app sends ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`,
      CLOSE: full ? 'close(), reads no more' : 'app calls close()',
      ABORT: 'app aborts',
      BIND: 'app wants its port',
      LISTEN: 'bind(), SO_REUSEADDR',
      CONNECT: 'app connects again',
      DIE: 'process killed',
    })[call],
  timer: (timer) =>
    ({
      retransmission: 'no ACK in time (RTO)',
      'time-wait': 'TIME-WAIT is over',
      user: 'app gives up waiting',
      'delayed-ack': 'ACK timer rings',
      'fin-wait-2': 'system gives up FIN-WAIT-2',
      'keep-alive': 'keep-alive timer rings',
    })[timer],
  opened: 'new connection',
  corrupted: (bytes) => `${bytes} ${bytes === 1 ? 'byte' : 'bytes'} of the old connection!`,
  bound: (port) => `port ${port} reused`,
  bindRefused: () => 'address already in use',
  unnamedState: '? which state',
  stateGloss: () => null,
  pause: (seconds) => `${seconds} s`,
  mslHalves: [
    ['1 MSL', 'for your last ACK'],
    ['1 MSL', 'for a FIN sent earlier'],
  ],
  lost: 'lost',
  lostGuess: 'lost?',
  copy: 'copy',
  you: 'You',
  nobodyYet: 'waiting for a peer',
  active: 'active closer',
  passive: 'passive closer',
  lecture: { active: 'sender', passive: 'receiver' },
  fog: 'fog',
  fogHint: 'you know only what your end can know',
  history: 'What your end has seen, oldest first',
  spoken: {
    sent: 'You sent:',
    arrived: 'Arrived:',
    stopped: 'Held back before it left:',
    state: 'State:',
    corrupted: 'Delivered by mistake:',
  },
  newest: 'Newest',
  ringUnit: 'seconds left',
  ringFirst: '1 MSL: for your last ACK',
  ringSecond: '1 MSL: for a FIN sent earlier',
  ringReally: 'really: RFC 4 min · Linux 60 s',
  ringName: '2MSL timer',
  portHeld: (port) => `port ${port} is held`,
};

const ZH: FigureLabels = {
  bytes: (count) => `${count} 字节`,
  again: '又一次',
  stopped: '被拦下',
  byStack: '（协议栈代发）',
  wrong: '错！',
  ordered: (order, name) => `被 ${isolated(name)} ${{ lose: '丢掉', delay: '延迟', duplicate: '复制' }[order]}`,
  call: (call, bytes, full) =>
    ({
      SEND: `应用发送 ${bytes} 字节`,
      CLOSE: full ? 'close()，不再读' : '应用调用 close()',
      ABORT: '应用中止连接',
      BIND: '应用要复用端口',
      LISTEN: 'bind()，SO_REUSEADDR',
      CONNECT: '应用调用 connect()',
      DIE: '进程被终止',
    })[call],
  timer: (timer) =>
    ({
      retransmission: '超时未收到 ACK（RTO）',
      'time-wait': 'TIME-WAIT 结束',
      user: '应用等待超时',
      'delayed-ack': '延迟确认到时',
      'fin-wait-2': '系统放弃 FIN-WAIT-2',
      'keep-alive': '保活计时器到时',
    })[timer],
  opened: '新的连接',
  corrupted: (bytes) => `旧连接的 ${bytes} 字节！`,
  bound: (port) => `端口 ${port} 已复用`,
  bindRefused: () => '端口被占用',
  unnamedState: '？哪个状态',
  stateGloss: (state) => ZH_STATES[state],
  pause: (seconds) => `${seconds} 秒`,
  mslHalves: [
    ['第 1 个 MSL', '最后的 ACK 送到或过期'],
    ['第 2 个 MSL', '其间重传的 FIN 送到或过期'],
  ],
  lost: '丢失',
  lostGuess: '丢失？',
  copy: '副本',
  you: '你',
  nobodyYet: '等待对方加入',
  active: '主动关闭方',
  passive: '被动关闭方',
  lecture: { active: '发送方', passive: '接收方' },
  fog: '迷雾',
  fogHint: '你只知道你这一端能知道的事',
  history: '你这一端见到的一切，由早到晚',
  spoken: {
    sent: '你发送：',
    arrived: '到达：',
    stopped: '被拦下：',
    state: '状态：',
    corrupted: '错误交付：',
  },
  newest: '最新',
  ringUnit: '秒',
  ringFirst: '第 1 个 MSL：最后的 ACK 送到或过期',
  ringSecond: '第 2 个 MSL：其间重传的 FIN 送到或过期',
  ringReally: '实际：RFC 4 分钟 · Linux 60 秒',
  ringName: '2MSL 计时器',
  portHeld: (port) => `端口 ${port} 被占用`,
};

const ES: FigureLabels = {
  bytes: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  again: '¡otra vez!',
  stopped: 'detenido',
  byStack: '(pila)',
  wrong: '¡mal!',
  ordered: (order, name) =>
    `${{ lose: 'perdido', delay: 'retrasado', duplicate: 'duplicado' }[order]} por ${isolated(name)}`,
  call: (call, bytes, full) =>
    ({
      SEND: `la app envía ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`,
      CLOSE: full ? 'close(), no lee más' : 'la app llama a close()',
      ABORT: 'la app aborta',
      BIND: 'la app quiere su puerto',
      LISTEN: 'bind(), SO_REUSEADDR',
      CONNECT: 'la app se conecta otra vez',
      DIE: 'proceso eliminado',
    })[call],
  timer: (timer) =>
    ({
      retransmission: 'sin ACK a tiempo (RTO)',
      'time-wait': 'TIME-WAIT ha terminado',
      user: 'la app deja de esperar',
      'delayed-ack': 'vence el temporizador del ACK',
      'fin-wait-2': 'el sistema abandona FIN-WAIT-2',
      'keep-alive': 'vence keep-alive',
    })[timer],
  opened: 'conexión nueva',
  corrupted: (bytes) => `¡${bytes} ${bytes === 1 ? 'byte' : 'bytes'} de la conexión anterior!`,
  bound: (port) => `puerto ${port} reutilizado`,
  bindRefused: () => 'dirección ya en uso',
  unnamedState: '? qué estado',
  stateGloss: () => null,
  pause: (seconds) => `${seconds} s`,
  mslHalves: [
    ['1 MSL', 'para tu último ACK'],
    ['1 MSL', 'para un FIN anterior'],
  ],
  lost: 'perdido',
  lostGuess: '¿perdido?',
  copy: 'copia',
  you: 'Tú',
  nobodyYet: 'esperando al otro',
  active: 'cierre activo',
  passive: 'cierre pasivo',
  lecture: { active: 'emisor', passive: 'receptor' },
  fog: 'niebla',
  fogHint: 'solo sabes lo que tu extremo puede saber',
  history: 'Lo que ha visto tu extremo, de lo más antiguo a lo más reciente',
  spoken: {
    sent: 'Enviaste:',
    arrived: 'Llegó:',
    stopped: 'Detenido en tu puerta:',
    state: 'Estado:',
    corrupted: 'Entregado por error:',
  },
  newest: 'Lo más reciente',
  ringUnit: 'segundos',
  ringFirst: '1 MSL: para tu último ACK',
  ringSecond: '1 MSL: para un FIN anterior',
  ringReally: 'en realidad: RFC 4 min · Linux 60 s',
  ringName: 'temporizador 2MSL',
  portHeld: (port) => `puerto ${port} ocupado`,
};

const LABELS: Readonly<Record<Locale, FigureLabels>> = { en: EN, zh: ZH, es: ES };

/**
 * The name of an end over its line: with the lecture's word if the lecture's close is played, and never the same for
 * both, since two that close at once both send.
 */
export function roleWords(role: Role, other: Role, notation: Notation, words: FigureLabels): string {
  return notation === 'lecture' && role !== other ? `${words[role]} · ${words.lecture[role]}` : words[role];
}

/** The words in a language. */
export function figureLabels(locale: Locale): FigureLabels {
  return LABELS[locale];
}
