import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';
import { SchoolPhone } from './Waiting';

const t = participantTexts.asked;

/** After a failure, where the regulation asks: today or another day. Neither answer is the wrong one. */
export function Asked({ connection, view }: ParticipantProps) {
  const actions = useActions();
  const answer = (today: boolean) => void actions.run(connection.call('answerWish', today));
  return (
    <div class="calm stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.text}</p>
      <p>{t.variant}</p>
      <div class="row">
        <Button look="primary" size="large" disabled={actions.busy} onClick={() => answer(true)}>
          {t.today}
        </Button>
        <Button size="large" disabled={actions.busy} onClick={() => answer(false)}>
          {t.otherDay}
        </Button>
      </div>
      <p class="soft">{t.hint}</p>
      <SchoolPhone phone={view.helpPhone} />
      <Refusal actions={actions} />
    </div>
  );
}
