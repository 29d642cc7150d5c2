import { Face } from '../../parts/Face';
import { Notice } from '../../parts/Notice';
import type { AnswerForm, StageId } from '../../protocol/messages';
import { signingTexts, writingTexts } from '../../texts/categories';
import { common } from '../../texts/common';
import { participantTexts } from '../../texts/participant';
import { CalmClock } from './CalmClock';
import { ExtraMinutes, Resting } from './ExtraMinutes';
import { Help } from './Help';
import { Interpreter, interpreterOf } from './Interpreter';
import { KimDocument } from './KimDocument';
import { KimScreen } from './KimScreen';
import { Notes } from './Notes';
import type { ParticipantProps } from './ParticipantPage';
import { RecordingWords } from './RecordingWords';
import { DeviceTroubles, SelfPicture } from './SelfPicture';
import { Writing } from './Writing';

const t = participantTexts.exam;

/** What he does in a stage, in the form in which he answers. */
function say(form: AnswerForm, stage: StageId): string {
  const own = form === 'written' ? writingTexts.say[stage] : form === 'oralWithInterpreter' ? signingTexts.say[stage] : undefined;
  return own ?? t.say[stage];
}

/** The exam itself: the КИМ as large as the screen allows; beside it the stage, the notes of task 2 and the interlocutor's face. */
export function Exam(props: ParticipantProps) {
  const { connection, room, media, view } = props;
  // The first stage begins when the КИМ was seen; until then there is only the waiting for it.
  const stage = view.kimShownAt === null ? null : view.stage;
  const interpreter = interpreterOf(view.attendants);
  const written = view.written !== null;
  const look = interpreter ? ' exam-signed' : written ? ' exam-written' : view.notes.allowed ? ' exam-noting' : '';
  return (
    <div class={`exam${look}`}>
      <h1 class="visually-hidden">{t.kim}</h1>
      <div class="exam-card">
        <KimDocument connection={connection} view={view} />
        <KimScreen {...props} />
      </div>
      {interpreter && (
        <div class="exam-interpreter">
          <Interpreter attendant={interpreter} room={room} connection={connection} />
        </div>
      )}
      <div class="exam-side">
        {view.extra?.restingSince && <Resting connection={connection} extra={view.extra} />}
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
              <p>{say(view.form, stage.id)}</p>
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
          {stage && view.extra && (
            <div aria-live="off">
              <ExtraMinutes connection={connection} extra={view.extra} />
            </div>
          )}
        </section>
        {written && <Writing connection={connection} view={view} />}
        {!written && view.questions && (
          <section class="panel stack-tight">
            <h2>{writingTexts.questions}</h2>
            <ol class="exam-topics" aria-live="polite">
              {view.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </section>
        )}
        <div role="status">
          {!view.interlocutorConnected && (
            <Notice>
              <p class="small">{participantTexts.interlocutorAway}</p>
            </Notice>
          )}
        </div>
        {view.notes.allowed && <Notes connection={connection} text={view.notes.text} draft={written} />}
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
