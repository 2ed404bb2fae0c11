/** Reads report files back, by other means than they were written: a workbook and a CSV file as cells. */

import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;

/** The files of a ZIP archive by name, as text, by its central directory. */
function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from(new Uint32Array([END_OF_DIRECTORY]).buffer));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), content.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(xml: string): string {
  return xml.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

type Value = string | number | null;

/** Column letters as an index from 0. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  readonly xml: string;
}

function rowsOf(xml: string, shared: readonly string[]): Value[][] {
  return [...xml.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: Value[] = [];
    for (const [, attributes = '', content = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      const column = columnOf(/\br="([A-Z]+)/.exec(attributes)?.[1] ?? 'A');
      if (value === undefined) continue;
      cells[column] = /\bt="s"/.test(attributes) ? (shared[Number(value)] ?? null) : Number(value);
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

/** The sheets of a workbook, in their order. */
export function sheetsOf(bytes: Buffer): Sheet[] {
  const files = unzipped(bytes);
  const text = (name: string) => files.get(name) ?? '';
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    plain([...item.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, run = '']) => run).join('')),
  );
  return [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*name="([^"]*)"/g)].map(([, name = ''], index) => {
    const xml = text(`xl/worksheets/sheet${index + 1}.xml`);
    return { name: plain(name), rows: rowsOf(xml, shared), xml };
  });
}

/** The rows of a CSV file by RFC 4180, optionally with another separator. */
export function csvRows(text: string, separator: ',' | ';' = ','): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, 'g');
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(cell)) {
    if (end === '' && row.length === 0) break;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
