import type { RoomConnection } from '../../media/room';
import { Face } from '../../parts/Face';
import { KimCardView } from '../../parts/KimCardView';
import { StageClock } from '../../parts/StageClock';
import type { Connection } from '../../protocol/connection';
import type { ExpertView } from '../../protocol/messages';
import { attemptPhases, common, fullName, seatNames } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';

/** What the expert follows while somebody answers: the faces, the stage, the card, the questions. */
export function Listening({
  room,
  view,
  connection,
}: {
  room: RoomConnection;
  view: ExpertView;
  connection: Connection<ExpertView>;
}) {
  const { attempt } = view;
  if (!attempt) return null;
  const stage = attempt.phase === 'inProgress' ? attempt.stages[attempt.stage] : null;
  return (
    <>
      <div class="expert-faces">
        <Face
          slot="participant/camera"
          label={seatNames.participant}
          room={room}
          connection={connection}
          present={attempt.participantConnected}
          empty={attempt.participantConnected ? common.noPicture : t.participantLost}
        />
        <Face slot="interlocutor/camera" label={seatNames.interlocutor} room={room} connection={connection} />
      </div>
      {attempt.attendants
        .filter((one) => !one.beside)
        .map((one) => (
          <Face
            key={one.role}
            slot={`${one.role}/camera`}
            label={seatNames[one.role]}
            room={room}
            connection={connection}
            present={one.connected}
          />
        ))}
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
            <StageClock stage={stage} clock={connection.clock} />
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
