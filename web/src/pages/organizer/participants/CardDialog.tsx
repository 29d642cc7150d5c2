import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { newKey, type Reply, send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { FieldFault, ParticipantCard, ParticipantEntry } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { peopleTexts as t } from '../../../texts/people';
import { CardFields } from './CardFields';
import { fullName } from './entry';

type Refused = Problem & { faults?: FieldFault[] };

interface Props {
  path: string;
  /** Null for a new participant. */
  card: ParticipantCard | null;
  entry: ParticipantEntry;
  onClose: () => void;
  onSaved: () => void;
}

/** The whole application of a participant; faults are shown at their fields. */
export function CardDialog({ path, card, entry, onClose, onSaved }: Props) {
  const draft = useSignal(entry);
  const problem = useSignal<Refused | null>(null);
  const busy = useSignal(false);
  const reason = useSignal<string | null>(null);
  const key = useRef(newKey());

  async function settle(asked: Promise<Reply<unknown>>) {
    busy.value = true;
    const reply = await asked;
    busy.value = false;
    if (reply.ok) onSaved();
    else problem.value = reply.problem;
  }

  const save = () =>
    settle(
      card
        ? send(`${path}/${card.id}`, { method: 'PUT', body: { revision: card.revision, entry: draft.value } })
        : send(path, { method: 'POST', body: draft.value, idempotencyKey: key.current }),
    );
  const faults = problem.value?.faults ?? [];
  return (
    <Dialog title={card ? fullName(entry) : t.newTitle} onClose={onClose} wide>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {card?.withdrawnAt && <Notice tone="warn">{t.withdrawnBecause(card.withdrawnBecause ?? '')}</Notice>}
        <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
        <CardFields
          entry={draft.value}
          known={card !== null}
          faults={faults}
          onChange={(change) => {
            // A new content is a new action.
            key.current = newKey();
            draft.value = { ...draft.value, ...change };
          }}
        />
        {card && (
          <p>
            <a href={`${path}/${card.id}/application.pdf`} target="_blank" rel="noopener">
              {t.application}
            </a>{' '}
            <span class="small soft">{t.applicationHint}</span>
          </p>
        )}
        {reason.value !== null && (
          <label class="stack-tight">
            {t.withdrawReason}
            <input value={reason.value} maxLength={300} onInput={(event) => (reason.value = event.currentTarget.value)} />
          </label>
        )}
        <div class="dialog-actions">
          {card && !card.withdrawnAt && (
            <Button
              look="danger"
              disabled={busy.value || (reason.value !== null && reason.value.trim() === '')}
              onClick={() => {
                if (reason.value === null) reason.value = '';
                else void settle(send(`${path}/${card.id}/withdrawal`, { method: 'PUT', body: { reason: reason.value } }));
              }}
            >
              {t.withdraw}
            </Button>
          )}
          {card?.withdrawnAt && (
            <Button disabled={busy.value} onClick={() => settle(send(`${path}/${card.id}/withdrawal`, { method: 'DELETE' }))}>
              {t.restore}
            </Button>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy.value}>
            {busy.value ? t.saving : t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
