/** 学生怎么进来、教师的东西存在哪里：中文。 */

import type { DOOR_EN } from '../en/door.ts';
import type { InChinese } from './in-chinese.ts';

export const DOOR_ZH: InChinese<typeof DOOR_EN> = {
  'door.address': '显示的地址',
  'door.nobody.title': '还没有人进来？多半是下面两个原因之一。',
  'door.nobody.guests': '无线网络把连上的设备互相隔开了，手机打不开这个地址。请自己开热点，或者换一个网络。',
  'door.nobody.firewall': '这台电脑的防火墙拦住了端口 {{port}}。在这台电脑上输入一行命令：',
  'door.nobody.windows': 'Windows：以管理员身份打开终端',
  'door.nobody.macos': 'macOS：打开“终端”',
  'door.nobody.linux': 'Linux',
  'door.nobody.or': '或',
  'door.nobody.test': '想确认的话，先用自己的手机打开这个地址试试。',
  'door.kept.here': '密钥只存在这个浏览器里，而且只在这个地址下找得到：{{address}}。',
  'door.kept.moves': '换了网络，这个地址就会变。在这台电脑上请改用 {{stays}}，它一直不变。',
  'door.kept.stays': '在这台电脑上，不管连哪个网络，它都不变。',
  'door.kept.safari': '七天没有打开，Safari 就会删掉页面存下的东西。请存成文件。',
  'door.shelf.title': '带走密钥',
  'door.shelf.what': '一个文件，装着你所有课堂和课程的密钥。谁拿到它，谁就能控制你的课堂，请自己收好。',
  'door.shelf.save': '保存我的密钥',
  'door.shelf.load': '载入密钥',
  'door.shelf.loaded_other': '载入了 {{count}} 个新密钥。',
  'door.shelf.unreadable': '这个文件里没有密钥。',
  'door.rooms': '下一轮还不能开始：服务器开不出其中的 {{duels}} 场对局，每秒会再试一次。',
};
