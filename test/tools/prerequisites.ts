/** First step of `npm test`: says what this machine lacks, and how to get it, instead of leaving tests out. */

import { execFileSync, spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const missing: string[] = [];

if (findChromium() === null) missing.push('chromium');
if (!runs('tshark') || !runs('mergecap')) missing.push('tshark');
if (!hasChineseFont()) missing.push('fonts-noto-cjk');

if (missing.length > 0) {
  console.error(`The tests need: ${missing.join(', ')}. On Debian or Ubuntu:`);
  console.error(`  apt-get update && apt-get install -y ${[...missing, 'fontconfig'].join(' ')}`);
  process.exitCode = 1;
}

/** tshark is the independent reader of captures that ours is compared with; mergecap comes with it. */
function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Without one, Chinese is drawn as empty boxes and a screenshot shows nothing. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
