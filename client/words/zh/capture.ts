/** Captures explained, in Chinese. */

import type { CAPTURE_EN } from '../en/capture.ts';
import type { InChinese } from './in-chinese.ts';

export const CAPTURE_ZH: InChinese<typeof CAPTURE_EN> = {
  'capture.title': '解读抓包',
  'capture.what': '逐个报文段讲解 pcap 或 pcapng 文件中连接的每一次释放。文件只留在这个浏览器里，不会上传。',
  'capture.drop': '把抓包文件拖到这里，或选择文件',
  'capture.drop.hint': 'pcap 或 pcapng；同一连接两端各一个文件，就能知道丢失了什么',
  'capture.reading': '正在读取：{{percent}}%',
  'capture.cancel': '停止读取',
  'capture.broken': '读取这个文件时出了错。',
  'capture.closes': '抓包中的释放过程',
  'capture.holds': '{{frames}}、{{segments}}、{{connections}}，其中{{closes}}',
  'capture.frames_other': '{{count}} 帧',
  'capture.segments_other': '{{count}} 个 TCP 报文段',
  'capture.connections_other': '{{count}} 条连接',
  'capture.closed_other': '有 {{count}} 次释放',
  'capture.frame': '第 {{number}} 帧',
  'capture.figure': '这次释放的时序图；下面的报文段列表用文字说明同样的内容',
  'capture.scale': '时间自上而下，不按比例。',
  'capture.left-out_other': '有 {{count}} 个报文段没有画出，列表里都有。',
  'capture.whole': '整个过程',
  'capture.step.sent': '{{end}} 发出这个报文段：',
  'capture.step.arrived': '这个报文段到达 {{end}}：',
  'capture.more': '显示更多（{{rest}}）',
  'capture.play.bot': '与机器人重演这次释放',
  'capture.play.friend': '与朋友重演这次释放',
  'capture.unplayable': '这次释放不能做成一关：{{why}}。',
  'file.unreadable': '读不了 {{file}}。选好之后它可能被改动或移走了，请重新选择。',
};
