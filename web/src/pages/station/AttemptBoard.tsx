import { Face } from '../../parts/Face';
import { useKeys } from '../../parts/keys';
import { OwnPicture, OwnTroubles } from '../../parts/OwnPicture';
import { Refusal, useActions } from '../../parts/outcome';
import { PausedNotice, RecordingPause } from '../../parts/RecordingPause';
import { StageBar } from '../../parts/StageBar';
import { StageClock } from '../../parts/StageClock';
import { WrittenAnswers } from '../../parts/WrittenAnswers';
import type { AttemptView, Spoken } from '../../protocol/messages';
import { attemptPhases, common } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';
import { Checks } from './Checks';
import { AskInWriting, Attended, ExtraTime, InterpreterFace, interpreterOf } from './Conditions';
import { Heard } from './Heard';
import { HelpCalls } from './HelpCalls';
import { KeysHelp } from './KeysHelp';
import { KimSteps } from './KimSteps';
import { Mirror } from './Mirror';
import { MoreActions } from './MoreActions';
import { NextStep } from './NextStep';
import { Obstacles } from './Obstacles';
import { Patience } from './Patience';
import { Person } from './Person';
import { Prompts } from './Prompts';
import { Script } from './Script';
import type { StationProps } from './StationPage';
import { TopicChoice } from './TopicChoice';
import { WaitingBrief } from './WaitingBrief';

/** The attempt in progress: who, the picture, what to say, and the one next step. */
export function AttemptBoard(props: StationProps & { attempt: AttemptView }) {
  const { connection, room, media, view, attempt, screen: share } = props;
  const actions = useActions();

  const begun = attempt.phase === 'inProgress';
  const stage = begun ? (attempt.stages[attempt.stage] ?? null) : null;
  const following = attempt.stages[attempt.stage + 1] ?? null;
  const next = () => {
    if (stage && !actions.busy) void actions.run(connection.call('nextStage', stage.id));
  };
  const choose = (topic: number) => void actions.run(connection.call('chooseTopic', topic));
  const say = (what: Spoken, said: boolean) => void actions.run(connection.call('markSpoken', what, said));
  const mark = (index: number) => {
    const prompt = view.prompts[index];
    if (prompt) say(prompt.what, !prompt.said);
  };
  const choosing = stage?.id === 'topicChoice' && view.topics !== null;
  useKeys((key) => {
    if ((key === ' ' || key === 'Enter') && stage) next();
    else if (key === '+' || key === '=') share.resize('larger');
    else if (key === '-') share.resize('smaller');
    else if (key === '0') share.resize('fit');
    else if (!choosing && stage && view.prompts[Number(key) - 1]) mark(Number(key) - 1);
    else if (choosing && view.topics?.some((topic) => String(topic.number) === key)) choose(Number(key));
    else return false;
    return true;
  });

  return (
    <main class="station">
      <section class="station-stages stack-tight" aria-label={common.stages}>
        <div class="row-apart">
          <h1 aria-live="polite">{stage ? `${stage.number}. ${stage.title}` : attemptPhases[attempt.phase]}</h1>
          <div class="row">
            <KeysHelp />
            {stage && <StageClock stage={stage} clock={connection.clock} />}
          </div>
        </div>
        <StageBar stages={attempt.stages} current={attempt.stage} />
      </section>

      <aside class="station-person stack">
        <OwnTroubles media={media} />
        <Person attempt={attempt} />
        {attempt.phase === 'admitted' && <Checks attempt={attempt} connection={connection} actions={actions} />}
        <Attended attempt={attempt} room={room} connection={connection} />
        {attempt.extra && <ExtraTime extra={attempt.extra} connection={connection} actions={actions} />}
        <Heard recording={attempt.recording} writes={attempt.written !== null} />
        <RecordingPause view={view} attempt={attempt} connection={connection} actions={actions} />
        <HelpCalls calls={view.helpCalls} connection={connection} named />
        {view.endings && <MoreActions endings={view.endings} connection={connection} actions={actions} />}
        <OwnPicture media={media} apart />
        <WaitingBrief view={view} />
      </aside>

      <div class={begun ? 'station-picture stack' : 'station-picture station-preparing stack'}>
        <div class={interpreterOf(attempt.attendants) ? 'station-faces station-signed' : 'station-faces'}>
          <Face slot="participant/camera" label={t.participant} room={room} connection={connection} whole />
          <InterpreterFace attempt={attempt} room={room} connection={connection} />
        </div>
        {!attempt.participantConnected && <Patience until={attempt.patienceUntil} clock={connection.clock} />}
        {view.questions && (
          <section class="panel stack-tight" aria-labelledby="questions">
            <h2 id="questions">{t.questions}</h2>
            <ol class="questions">
              {view.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </section>
        )}
        {(!begun || share.track.value === null) && (
          <KimSteps attempt={attempt} share={share} connection={connection} actions={actions} obstacles={view.obstacles} />
        )}
        {attempt.written && begun && <WrittenAnswers written={attempt.written} />}
        {attempt.phase !== 'admitted' && <Mirror card={view.card} notes={attempt.notes} share={share} />}
      </div>

      <div class="station-step stack">
        <Script script={view.script} />
        {choosing && view.topics && <TopicChoice topics={view.topics} chosen={attempt.topic} onChoose={choose} />}
        {attempt.written && stage?.id === 'dialogue' && (
          <AskInWriting attempt={attempt} connection={connection} actions={actions} />
        )}
        {stage && view.prompts.length > 0 && (
          <Prompts prompts={view.prompts} stage={stage} clock={connection.clock} onMark={say} />
        )}
        <PausedNotice attempt={attempt} connection={connection} actions={actions} />
        <Obstacles obstacles={view.obstacles.filter((obstacle) => obstacle.code !== 'recording-paused')} />
        <Refusal actions={actions} />
        {stage && (
          <NextStep stage={stage} following={following} blocked={view.obstacles.length > 0 || actions.busy} onNext={next} />
        )}
      </div>
    </main>
  );
}
