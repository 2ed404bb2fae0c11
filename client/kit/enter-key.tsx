/** The send key, as shown on every button that it presses; hidden without a keyboard. */

export function EnterKey() {
  return <kbd class="enter">↵</kbd>;
}
