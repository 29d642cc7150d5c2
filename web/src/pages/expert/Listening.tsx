import type { RoomConnection } from '../../media/room';
import { KimCardView } from '../../parts/KimCardView';
import { Picture } from '../../parts/Picture';
import { StageClock } from '../../parts/StageClock';
import type { ServerClock } from '../../protocol/clock';
import type { ExpertView } from '../../protocol/messages';
import { attemptPhases, common, fullName, seatNames } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';

/** What the expert follows while somebody answers: the faces, the stage, the card, the questions. */
export function Listening({ room, view, clock }: { room: RoomConnection; view: ExpertView; clock: ServerClock }) {
  const { attempt } = view;
  if (!attempt) return null;
  const stage = attempt.phase === 'inProgress' ? attempt.stages[attempt.stage] : null;
  const streams = room.streams.value;
  return (
    <>
      <div class="expert-faces">
        <Picture
          label={seatNames.participant}
          stream={attempt.participantConnected ? streams['participant/camera'] : null}
          empty={attempt.participantConnected ? common.noPicture : t.participantLost}
        />
        <Picture label={seatNames.interlocutor} stream={streams['interlocutor/camera']} />
      </div>
      {!stage && (
        <section class="panel stack-tight" role="status">
          <p class="small soft">{attemptPhases[attempt.phase]}</p>
          <h2>{fullName(attempt.name)}</h2>
        </section>
      )}
      {stage && (
        <section class="panel stack-tight" aria-live="polite">
          <p class="small soft">{common.stageOf(stage.number, attempt.stages.length)}</p>
          <h2>{stage.title}</h2>
          <div aria-live="off">
            <StageClock stage={stage} clock={clock} />
          </div>
        </section>
      )}
      {view.questions && (
        <details class="panel" open>
          <summary>{t.questions}</summary>
          <ol class="small">
            {view.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </details>
      )}
      {view.card && (
        <details class="panel" open>
          <summary>{t.card}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
          <div class="expert-card" tabIndex={0} role="group" aria-label={t.card}>
            <KimCardView card={view.card} />
          </div>
        </details>
      )}
    </>
  );
}
