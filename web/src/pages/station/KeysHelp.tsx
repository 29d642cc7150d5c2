import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { KeysSwitch } from '../../parts/KeysSwitch';
import { useKeys } from '../../parts/keys';
import { common } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.keys;

/** The keys of this page, one key away. */
export function KeysHelp() {
  const open = useSignal(false);
  useKeys((key) => {
    if (key !== '?') return false;
    open.value = true;
    return true;
  });
  return (
    <>
      <Button size="small" look="quiet" onClick={() => (open.value = true)}>
        {t.open} <kbd>?</kbd>
      </Button>
      {open.value && (
        <Dialog title={t.title} onClose={() => (open.value = false)}>
          <dl class="keys">
            {t.list.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <p class="small soft">{t.free}</p>
          <KeysSwitch />
          <div class="dialog-actions">
            <Button onClick={() => (open.value = false)}>{common.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
