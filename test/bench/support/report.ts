/** The figures of a bench: each one is a line of the table that `npm run bench` prints, and of its history. */

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** What it must not exceed, or reach if `atLeast`. */
  readonly goal?: number;
  readonly atLeast?: boolean;
  /** The same of a baseline in the same run. */
  readonly bare?: number;
}

/** Reports a figure to `run.ts`, or prints it if the bench was started by itself. */
export function report(
  name: string,
  unit: string,
  value: number,
  more: Omit<Figure, 'name' | 'unit' | 'value'> = {},
): void {
  const figure: Figure = { name, unit, value, ...more };
  if (process.send === undefined) console.log(JSON.stringify(figure));
  else process.send({ figure });
}
