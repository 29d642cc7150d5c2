import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import { useKeys } from '../../parts/keys';
import { lineFigures } from '../../parts/lineQuality';
import { Refusal, useActions } from '../../parts/outcome';
import { useSchoolTime } from '../../parts/schoolTime';
import type { TileView, WallView } from '../../protocol/wall';
import { common, recordingStates, shortName } from '../../texts/common';
import { technicianTexts } from '../../texts/technician';
import { typeset } from '../../texts/typography';
import { wallTexts as t } from '../../texts/wall';
import { MessageDialog } from './MessageDialog';
import { stageTitle, troubleWords } from './Tile';
import { useWallDesk } from './wallDesk';

/** One auditorium closer: what is wrong in full words, its lines in numbers, its messages, and what can be done there. */
export function TileDetail({ tile, view, onClose }: { tile: TileView; view: WallView; onClose: () => void }) {
  const { calls } = useWallDesk();
  const time = useSchoolTime();
  const actions = useActions();
  const writing = useSignal(false);
  useKeys((key) => {
    if (key === 'Escape') onClose();
    return key === 'Escape';
  });
  const mayCall = tile.attempt === null && tile.interlocutor.connected;
  const setConference = async (open: boolean) => {
    const reply = await calls.setConferences(open, [tile.auditorium]);
    const problem = reply.ok ? (reply.value.refused[0]?.problem ?? null) : reply.problem;
    return { ok: problem === null, problem };
  };
  return (
    <section class="panel stack-tight wall-detail" aria-label={common.auditorium(tile.number)}>
      <div class="row-apart detail-head">
        <h2>{common.auditorium(tile.number)}</h2>
        <Button size="small" look="quiet" onClick={onClose} aria-label={t.closeDetails}>
          {common.close}
        </Button>
      </div>
      <p>
        {tile.attempt ? (
          <>
            <strong>{shortName(tile.attempt.name)}</strong> — {stageTitle(tile)}
            {tile.attempt.patienceUntil && <span class="soft"> · {t.patience(time.exact(tile.attempt.patienceUntil))}</span>}
          </>
        ) : (
          <span class="soft">{tile.conferenceOpen ? t.nobody : t.closed}</span>
        )}
      </p>
      {tile.troubles.length > 0 && (
        <ul class="detail-troubles">
          {tile.troubles.map((trouble) => (
            <li key={trouble.kind}>
              <strong>{troubleWords(trouble)}</strong>
              {trouble.detail && trouble.kind !== 'weakLine' && <span class="small"> {typeset(trouble.detail)}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl class="detail-lines small">
        <dt>{t.sides.participant}</dt>
        <dd class="numbers">{tile.participant.connected ? lineFigures(tile.participant) : t.absent}</dd>
        <dt>{t.sides.interlocutor}</dt>
        <dd class="numbers">{tile.interlocutor.connected ? lineFigures(tile.interlocutor) : t.absent}</dd>
        <dt>{technicianTexts.queue}</dt>
        <dd class="numbers">
          {t.waiting(tile.queue.waiting)} · {t.ended(tile.queue.ended, tile.queue.scheduled)}
        </dd>
      </dl>
      <p class="small">
        {recordingStates[tile.recording.state]}
        {tile.dayRecording && ` · ${technicianTexts.dayRecording}: ${technicianTexts.dayStates[tile.dayRecording]}`}
        {tile.recording.verdict && <span class="soft"> · {tile.recording.verdict.reasons.map(typeset).join('; ')}</span>}
      </p>
      <Refusal actions={actions} />
      {view.mayAct && (
        <>
          <div class="row">
            <a class="button button-small" href={`/technician?auditorium=${tile.auditorium}`}>
              {t.toAuditorium}
            </a>
            {mayCall && (
              <a class="button button-small" href={`/technician?auditorium=${tile.auditorium}&call`}>
                {t.call}
              </a>
            )}
            <Button size="small" onClick={() => (writing.value = true)}>
              {t.write}
            </Button>
            <Button size="small" disabled={actions.busy} onClick={() => actions.run(setConference(!tile.conferenceOpen))}>
              {tile.conferenceOpen ? t.closeOne : t.openOne}
            </Button>
          </div>
          <p class="small soft">
            {t.listenHint} {!mayCall && t.callHint}
          </p>
        </>
      )}
      <h3>{t.messages}</h3>
      {tile.messages.length === 0 && <p class="small soft">{t.noMessages}</p>}
      <ul class="detail-messages small">
        {tile.messages.map((message) => (
          <li key={message.id}>
            {typeset(message.text)}{' '}
            <span class="soft numbers">
              {time.clock(message.at)} — {message.confirmedAt ? t.read(time.clock(message.confirmedAt)) : t.unread}
            </span>
          </li>
        ))}
      </ul>
      {writing.value && <MessageDialog tiles={view.tiles} to={tile.auditorium} onClose={() => (writing.value = false)} />}
    </section>
  );
}
