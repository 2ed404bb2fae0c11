/**
 * A report as spreadsheet files: CSV of one table, XLSX of all. Students chose the names in them: none may become a
 * formula.
 */

import { stringify } from 'csv-stringify/sync';
import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';
import { type CsvSeparator, REPORT_TABLES, type ReportTable } from '../../shared/class-protocol.ts';
import type { ReportColumn } from '../../shared/content/report-text.ts';
import type { Report } from '../../shared/report/report.ts';
import { type Cell, type Table, type TableStyle, tableOf } from './report-table.ts';
import { isolated } from '../../shared/lib/direction.ts';
import { wallClock, zonedTime } from './zoned-time.ts';

/** The dialect of a CSV file: separated by commas, or by semicolons for spreadsheets that write 1,5. */
export interface CsvStyle extends TableStyle {
  readonly separator: CsvSeparator;
}

/**
 * One table as CSV. A text that a spreadsheet would take for a formula, with any separator, gets an apostrophe in
 * front; numbers are unchanged, negative ones too.
 */
export function csvOf(report: Report, table: ReportTable, style: CsvStyle): string {
  const { header, rows } = tableOf(report, table, style);
  const semicolon = style.separator === 'semicolon';
  const numeral = (value: number) => (semicolon ? String(value).replace('.', ',') : String(value));
  return stringify([header, ...rows.map((row) => row.map((cell) => plainCell(cell, style)))], {
    bom: true,
    delimiter: semicolon ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: numeral(value), escape_formulas: false }) },
  });
}

/** The start of a formula at the start of a cell, for each separator that a reader may use. */
const BEGINS_FORMULA = /(^|[,;|\r\n]|[^\t\r\n]\t)([ \u00A0"']*)(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/** A time as its text; a text in a form that is no formula and leaves the figures beside it in place. */
function plainCell(cell: Cell, { zone }: TableStyle): string | number | null {
  if (typeof cell === 'string') return isolated(cell.replaceAll(BEGINS_FORMULA, "$1$2'"));
  return typeof cell === 'object' && cell !== null ? zonedTime(cell.at, zone) : cell;
}

/** Shares from 0 to 1, which a sheet shows in percent. */
const SHARES: ReadonlySet<ReportColumn> = new Set<ReportColumn>([
  ...(['firstTryShare', 'rightShare', 'before', 'after', 'mean', 'low', 'high'] as const),
  ...(['upper', 'lower', 'choiceShare'] as const),
]);

/** A sheet's dates have no zone: the heading names it. */
const DATE_TIME = 'yyyy-mm-dd hh:mm:ss';

/** In characters. */
const NARROWEST = 7;
const WIDEST = 48;
/** Characters that XML cannot contain: control characters, lone surrogates, noncharacters. */
const UNSAYABLE = /[^\P{Cc}\t\n\r]|[\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;

function textCell(text: string): string {
  return text.replaceAll(UNSAYABLE, '\ufffd');
}

/** Texts are marked as texts, so that none is a formula. */
function excelCell(cell: Cell, column: ReportColumn, zone: string): ExcelCell {
  if (cell === null) return null;
  if (typeof cell === 'object') return { value: wallClock(cell.at, zone), type: Date, format: DATE_TIME };
  if (typeof cell === 'string') return { value: textCell(cell), type: String };
  return { value: cell, type: Number, ...(SHARES.has(column) ? { format: '0.0%' } : {}) };
}

function widthOf(cells: readonly Cell[]): number {
  const widths = cells.map((cell) => {
    const text = widthText(cell);
    return text.length + (text.match(WIDE)?.length ?? 0);
  });
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2);
}

function widthText(cell: Cell): string {
  if (typeof cell === 'object') return cell === null ? '' : DATE_TIME;
  return typeof cell === 'number' ? String(Math.round(cell * 10) / 10) : cell;
}

function sheetOf({ title, header, columns, rows }: Table, zone: string) {
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map((column, i) => excelCell(row[i] ?? null, column, zone)));
  return {
    sheet: title,
    data: [head, ...body],
    columns: columns.map((_, i) => ({ width: widthOf([header[i] ?? '', ...rows.map((row) => row[i] ?? null)]) })),
    stickyRowsCount: 1,
  };
}

/** All tables as a workbook, one sheet each. */
export function xlsxOf(report: Report, style: TableStyle): Promise<Buffer> {
  return writeExcelFile(REPORT_TABLES.map((table) => sheetOf(tableOf(report, table, style), style.zone))).toBuffer();
}
