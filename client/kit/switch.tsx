/** A setting that is on or off, with a line about what it does. */

export function Switch({
  label,
  hint,
  on,
  onSwitch,
}: {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}) {
  return (
    <label class="switch in-line">
      <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
      <span>
        <b>{label}</b>
        <span class="dim">{hint}</span>
      </span>
    </label>
  );
}
