import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Refusal, useActions } from '../../parts/outcome';
import type { HelpNeed, StaffRole } from '../../protocol/messages';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';

const t = participantTexts.help;
const needs: HelpNeed[] = ['sound', 'picture', 'card', 'other'];

/** Who really helps: a child who waits for the technician must not overlook that the interlocutor speaks to him. */
function seenBy(helper: StaffRole | null): string {
  return helper === 'technician' || helper === 'interlocutor' ? t.seen[helper] : t.seen.staff;
}

/** The button that calls somebody without words, and what has become of the call. */
export function Help({ connection, view }: Pick<ParticipantProps, 'connection' | 'view'>) {
  const open = useSignal(false);
  const actions = useActions();
  const inExam = view.phase === 'exam';
  async function ask(need: HelpNeed) {
    if (await actions.run(connection.call('askHelp', need))) open.value = false;
  }
  return (
    <div class="help">
      <p class="small" role="status">
        {view.help === 'asked' && t.asked}
        {view.help === 'seen' && seenBy(view.helper)}
      </p>
      <Button size="small" onClick={() => (open.value = true)}>
        {t.button}
      </Button>
      {open.value && (
        <Dialog title={t.title} onClose={() => (open.value = false)}>
          <p>{inExam ? t.inExam : t.lead}</p>
          <div class="stack-tight">
            {needs
              .filter((need) => inExam || need !== 'card')
              .map((need) => (
                <Button key={need} wide disabled={actions.busy} onClick={() => void ask(need)}>
                  {t.needs[need]}
                </Button>
              ))}
          </div>
          <Refusal actions={actions} />
          <div class="dialog-actions">
            <Button look="quiet" onClick={() => (open.value = false)}>
              {t.notNow}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
