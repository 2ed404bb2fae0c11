/** The key that sends, as it stands on every button that it presses; where there are no keys it is not shown. */

export function EnterKey() {
  return <kbd class="enter">↵</kbd>;
}
