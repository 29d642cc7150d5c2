import { useSignal } from '@preact/signals';
import type { AttemptView, Outcome } from '../protocol/messages';
import { fullName, shortName } from '../texts/common';
import { decisionTexts as t } from '../texts/player';
import { typeset } from '../texts/typography';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Notice } from './Notice';
import { Refusal, useActions } from './outcome';

interface Props {
  attempt: AttemptView;
  accept: () => Promise<Outcome>;
  endEarly: (reason: string, againToday: boolean) => Promise<Outcome>;
}

/** A recording that somebody has to decide about: what is wrong, and the two ways on. The act is drafted; a person signs it. */
export function RecordingDecision({ attempt, accept, endEarly }: Props) {
  const actions = useActions();
  const drafting = useSignal(false);
  const { verdict, disputed, state } = attempt.recording;
  const reasons = [disputed && t.disputed, state === 'failed' && t.failed, ...(verdict?.reasons ?? [])].filter(
    (one): one is string => typeof one === 'string',
  );
  return (
    <Notice
      tone={verdict?.grade === 'unscorable' ? 'bad' : 'warn'}
      title={`${shortName(attempt.name)} — ${t.title.toLocaleLowerCase('ru')}`}
    >
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{typeset(reason)}</li>
        ))}
      </ul>
      <div class="row">
        <a class="button button-small" href={`/listening?attempt=${attempt.id}`} target="_blank" rel="noopener">
          {t.listen}
        </a>
        <Button size="small" disabled={actions.busy} onClick={() => actions.run(accept())}>
          {t.accept}
        </Button>
        <Button size="small" look="danger" onClick={() => (drafting.value = true)}>
          {t.end}
        </Button>
      </div>
      <Refusal actions={actions} />
      {drafting.value && (
        <ActDraft
          attempt={attempt}
          reasons={reasons}
          onClose={() => (drafting.value = false)}
          onConfirm={async (reason, againToday) => {
            drafting.value = false;
            await actions.run(endEarly(reason, againToday));
          }}
        />
      )}
    </Notice>
  );
}

interface DraftProps {
  attempt: AttemptView;
  reasons: string[];
  onClose: () => void;
  onConfirm: (reason: string, againToday: boolean) => void;
}

/** The draft of ИС-08: its reason is prepared and may be changed; whether the participant agrees to today is asked. */
function ActDraft({ attempt, reasons, onClose, onConfirm }: DraftProps) {
  const reason = useSignal(t.act.draft(reasons.map((one) => `${one}.`).join(' ')).slice(0, 500));
  const again = useSignal<'today' | 'otherDate' | null>(null);
  return (
    <Dialog title={t.act.title} onClose={onClose}>
      <form
        method="dialog"
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (again.value) onConfirm(reason.value.trim(), again.value === 'today');
        }}
      >
        <p>
          <strong>{fullName(attempt.name)}</strong>, {attempt.class}
        </p>
        <Notice tone="warn">
          {t.act.rule.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
        <label class="stack-tight">
          {t.act.reason}
          <textarea
            rows={4}
            maxLength={500}
            required
            value={reason.value}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
        </label>
        <fieldset class="stack-tight">
          <legend>{t.act.again}</legend>
          {(['today', 'otherDate'] as const).map((choice) => (
            <label key={choice} class="check">
              <input
                type="radio"
                name="again"
                required
                checked={again.value === choice}
                onChange={() => (again.value = choice)}
              />
              {t.act[choice]}
            </label>
          ))}
        </fieldset>
        <p class="small soft">{t.act.clause}</p>
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.act.cancel}</Button>
          <Button type="submit" look="danger">
            {t.act.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
