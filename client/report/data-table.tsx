/** A table whose columns can be sorted, and whose rows can be opened. */

import { Fragment, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { locale, t } from '../words/i18n.ts';
import { type SortValue, sorted } from './report-figures.ts';
import { Person } from '../kit/person.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** The sort key. */
  readonly by: (row: Row) => SortValue;
  /** Absent: the sort key. */
  readonly show?: (row: Row) => ComponentChildren;
}

interface Order {
  readonly id: string;
  readonly falling: boolean;
}

export interface DataTableProps<Row> {
  /** The description of the table for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The content below an opened row. */
  readonly open?: (row: Row) => ComponentChildren;
}

export function DataTable<Row>({ caption, columns, rows, keyOf, open }: DataTableProps<Row>) {
  const [order, setOrder] = useState<Order | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const column = columns.find(({ id }) => id === order?.id);
  const shown = column === undefined ? rows : sorted(rows, column.by, order?.falling === true, locale.value);
  return (
    // Wide tables scroll by themselves: the keyboard must reach them.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="table-scroll box" aria-label={caption} tabIndex={0}>
      <table class="data">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <Heading key={one.id} column={one} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const key = keyOf(row);
            const isOpen = key === opened;
            return (
              <Fragment key={key}>
                <tr>
                  {columns.map((one, index) => (
                    <Cell key={one.id} column={one} row={row} first={index === 0}>
                      {index === 0 && open !== undefined && (
                        <Opener isOpen={isOpen} onOpen={() => setOpened(isOpen ? null : key)} />
                      )}
                    </Cell>
                  ))}
                </tr>
                {isOpen && open !== undefined && (
                  <tr class="opened">
                    <td colSpan={columns.length}>{open(row)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Heading<Row>({
  column: { id, label, numeric = false },
  order,
  onOrder,
}: {
  readonly column: Column<Row>;
  readonly order: Order | null;
  readonly onOrder: (order: Order) => void;
}) {
  const mine = order?.id === id ? order : null;
  // Figures sort from the top first, words from A.
  const falling = mine === null ? numeric : !mine.falling;
  return (
    <th
      scope="col"
      class={numeric ? 'numeric' : ''}
      aria-sort={mine === null ? 'none' : mine.falling ? 'descending' : 'ascending'}
    >
      <button type="button" onClick={() => onOrder({ id, falling })}>
        {label}
        <span class="arrow" aria-hidden="true">
          {mine === null ? '' : mine.falling ? '▼' : '▲'}
        </span>
      </button>
    </th>
  );
}

function Cell<Row>({
  column: { numeric = false, by, show },
  row,
  first,
  children,
}: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly first: boolean;
  readonly children: ComponentChildren;
}) {
  const value = show === undefined ? by(row) : show(row);
  const content = typeof value === 'string' ? <Person name={value} /> : value;
  const className = numeric ? 'numeric' : '';
  if (first)
    return (
      <th scope="row" class={className}>
        {children}
        {content}
      </th>
    );
  return <td class={className}>{content ?? '–'}</td>;
}

function Opener({ isOpen, onOpen }: { readonly isOpen: boolean; readonly onOpen: () => void }) {
  return (
    <button type="button" class="opener" aria-expanded={isOpen} aria-label={t('report.open-row')} onClick={onOpen}>
      {isOpen ? '−' : '+'}
    </button>
  );
}
