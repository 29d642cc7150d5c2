import { common } from '../texts/common';
import { keysOn, turnKeys } from './keys';

/** Turns the single keys of all pages off and on. */
export function KeysSwitch() {
  return (
    <label class="check small">
      <input type="checkbox" checked={keysOn.value} onChange={(event) => turnKeys(event.currentTarget.checked)} />
      {common.keysOn}
    </label>
  );
}
