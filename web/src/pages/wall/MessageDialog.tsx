import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/outcome';
import { newKey, type Reply } from '../../protocol/api';
import type { DoneInAuditoriums, TileView } from '../../protocol/wall';
import { common } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { Refusals } from './Refusals';
import { useWallDesk } from './wallDesk';

/** As long as the server takes it. */
const LONGEST = 200;

/** A few words to one station or to all; a ready phrase is one press. */
export function MessageDialog({ tiles, to, onClose }: { tiles: TileView[]; to: number | null; onClose: () => void }) {
  const { calls } = useWallDesk();
  const target = useSignal(to === null ? '' : String(to));
  const text = useSignal('');
  const busy = useSignal(false);
  const reply = useSignal<Reply<DoneInAuditoriums> | null>(null);
  // Kept while the same words are tried again: the station sees them once.
  const key = useRef({ words: '', id: '' });
  const field = useRef<HTMLTextAreaElement>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const words = `${target.value}\n${text.value.trim()}`;
    if (key.current.words !== words) key.current = { words, id: newKey() };
    busy.value = true;
    reply.value = await calls.write(key.current.id, text.value, target.value === '' ? null : [Number(target.value)]);
    busy.value = false;
  };
  const result = reply.value?.ok ? reply.value.value : null;
  if (result && result.refused.length === 0) {
    return (
      <Dialog title={t.messageTitle} onClose={onClose}>
        <div role="status">
          <Notice tone="good">{t.sent}</Notice>
        </div>
        <div class="dialog-actions">
          <Button look="primary" onClick={onClose}>
            {common.close}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t.messageTitle} onClose={onClose}>
      <form class="stack" onSubmit={send}>
        <label class="stack-tight">
          {t.messageTo}
          <select value={target.value} onChange={(event) => (target.value = event.currentTarget.value)}>
            <option value="">{t.allStations}</option>
            {tiles.map((tile) => (
              <option key={tile.auditorium} value={String(tile.auditorium)}>
                {common.auditorium(tile.number)}
              </option>
            ))}
          </select>
        </label>
        <label class="stack-tight">
          {t.messageText}
          <textarea
            ref={field}
            maxLength={LONGEST}
            required
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </label>
        <fieldset class="stack-tight">
          <legend class="small">{t.phrases}</legend>
          <div class="message-phrases">
            {t.ready.map((phrase) => (
              <Button
                key={phrase}
                size="small"
                onClick={() => {
                  text.value = phrase;
                  field.current?.focus();
                }}
              >
                {phrase}
              </Button>
            ))}
          </div>
        </fieldset>
        {result && <Refusals result={result} />}
        <div role="alert">{reply.value && !reply.value.ok && <ProblemNotice problem={reply.value.problem} />}</div>
        <div class="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy.value}>
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
