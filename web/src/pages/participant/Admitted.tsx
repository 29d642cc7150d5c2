import { Button } from '../../parts/Button';
import { Face } from '../../parts/Face';
import { Refusal, useActions } from '../../parts/outcome';
import type { CheckId } from '../../protocol/messages';
import { common } from '../../texts/common';
import { participantTexts } from '../../texts/participant';
import { Interpreter, interpreterOf } from './Interpreter';
import type { ParticipantProps } from './ParticipantPage';
import { RecordingWords } from './RecordingWords';
import { DeviceTroubles, SelfPicture } from './SelfPicture';

const t = participantTexts.admitted;
const order: CheckId[] = ['alone', 'deskClear', 'documentMatches'];

/** In the room before the КИМ: the interlocutor's face, what to show him, and «Я готов(а)». */
export function Admitted({ connection, room, media, view }: ParticipantProps) {
  const actions = useActions();
  const checks = view.checks;
  const interpreter = interpreterOf(view.attendants);
  const next = order.find((check) => !checks?.[check]) ?? null;
  return (
    <div class={interpreter ? 'admitted admitted-signed' : 'admitted'}>
      <div class="stack">
        <h1>{t.title}</h1>
        {interpreter && <Interpreter attendant={interpreter} room={room} connection={connection} />}
        <div class="together">
          <Face
            slot="interlocutor/camera"
            label={participantTexts.interlocutor}
            room={room}
            connection={connection}
            empty={view.interlocutorConnected ? common.noPicture : participantTexts.interlocutorAway}
          />
          <SelfPicture media={media} />
        </div>
        <DeviceTroubles media={media} />
        <RecordingWords recording={view.recording} />
      </div>
      <div class="stack">
        <section class="panel stack" aria-labelledby="before">
          <div>
            <h2 id="before">{t.steps}</h2>
            <p class="small soft">{t.lead}</p>
          </div>
          <ol class="guide">
            {order.map((check) => (
              <GuideStep
                key={check}
                title={t.guide[check].title}
                text={guideText(check, view)}
                done={checks?.[check] === true}
                now={check === next}
              />
            ))}
            <GuideStep {...t.briefing} done={view.briefed} now={next === null && !view.briefed} />
          </ol>
          <Refusal actions={actions} />
          <div role="status">
            {view.ready ? (
              <p class="lead">{t.readyDone}</p>
            ) : (
              <p class="small soft">{view.briefed ? t.readyHint : t.readyWait}</p>
            )}
          </div>
          {!view.ready && (
            <Button
              look="primary"
              size="large"
              wide
              disabled={!view.briefed || actions.busy}
              onClick={() => actions.run(connection.call('confirmReady'))}
            >
              {t.ready}
            </Button>
          )}
        </section>
      </div>
    </div>
  );
}

function guideText(check: CheckId, view: ParticipantProps['view']): string {
  const { alone, deskClear } = t.guide;
  if (check === 'alone' && view.attendants.length > 0) return alone.withAttendants;
  if (check === 'deskClear' && view.preparation.draftSheet) return deskClear.withSheet;
  return t.guide[check].text;
}

function GuideStep({ title, text, done, now }: { title: string; text: string; done: boolean; now: boolean }) {
  return (
    <li data-state={done ? 'done' : now ? 'now' : 'ahead'} aria-current={now ? 'step' : undefined}>
      <strong>{title}</strong>
      {done && <span class="guide-done"> — {t.done}</span>}
      {now && <p class="small">{text}</p>}
    </li>
  );
}
