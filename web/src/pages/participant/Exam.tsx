import { Face } from '../../parts/Face';
import { Notice } from '../../parts/Notice';
import { common } from '../../texts/common';
import { participantTexts } from '../../texts/participant';
import { CalmClock } from './CalmClock';
import { Help } from './Help';
import { KimDocument } from './KimDocument';
import { KimScreen } from './KimScreen';
import { Notes } from './Notes';
import type { ParticipantProps } from './ParticipantPage';
import { RecordingWords } from './RecordingWords';
import { DeviceTroubles, SelfPicture } from './SelfPicture';

const t = participantTexts.exam;

/** The exam itself: the КИМ as large as the screen allows; beside it the stage, the notes of task 2 and the interlocutor's face. */
export function Exam(props: ParticipantProps) {
  const { connection, room, media, view } = props;
  // The first stage begins when the КИМ was seen; until then there is only the waiting for it.
  const stage = view.kimShownAt === null ? null : view.stage;
  return (
    <div class={view.notes.allowed ? 'exam exam-noting' : 'exam'}>
      <h1 class="visually-hidden">{t.kim}</h1>
      <div class="exam-card">
        <KimDocument connection={connection} view={view} />
        <KimScreen {...props} />
      </div>
      <div class="exam-side">
        <RecordingWords recording={view.recording} />
        <section class="panel exam-stage" aria-live="polite">
          {stage ? (
            <>
              <p class="small soft">
                {[stage.task !== null && t.task(stage.task), view.variant !== null && t.variant(view.variant)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <h2>{stage.title}</h2>
              <p>{t.say[stage.id]}</p>
            </>
          ) : (
            <p>{t.kimWaitText}</p>
          )}
          {view.topics && view.topic === null && (
            <ol class="exam-topics small">
              {view.topics.map((topic) => (
                <li key={topic.number} value={topic.number}>
                  {topic.title}
                </li>
              ))}
            </ol>
          )}
          {view.topic !== null && <p class="small">{t.topicChosen(view.topic)}</p>}
          {stage && (
            <div aria-live="off">
              <CalmClock stage={stage} clock={connection.clock} />
            </div>
          )}
        </section>
        <div role="status">
          {!view.interlocutorConnected && (
            <Notice>
              <p class="small">{participantTexts.interlocutorAway}</p>
            </Notice>
          )}
        </div>
        {view.notes.allowed && <Notes connection={connection} text={view.notes.text} />}
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
        <Help connection={connection} view={view} />
      </div>
    </div>
  );
}
