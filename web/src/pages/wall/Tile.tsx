import { quality } from '../../parts/lineQuality';
import { useSchoolTime } from '../../parts/schoolTime';
import { stageTime } from '../../parts/stageTime';
import type { StageView } from '../../protocol/messages';
import type { TileSideView, TileView, TroubleView } from '../../protocol/wall';
import { duration, shortName } from '../../texts/common';
import { typeset } from '../../texts/typography';
import { wallTexts as t } from '../../texts/wall';
import { StillCanvas } from './StillCanvas';

interface Props {
  tile: TileView;
  now: number;
  chosen: boolean;
  /** Whether the Tab key stops here. */
  tabbable: boolean;
  onFocus: () => void;
  onChoose: () => void;
}

/** One auditorium at a glance. What is wrong is told by a sign, by words and by the edge of the tile, never by colour alone. */
export function Tile({ tile, now, chosen, tabbable, onFocus, onChoose }: Props) {
  const grave = tile.troubles.some((trouble) => trouble.grave);
  const state = grave ? ' tile-grave' : tile.troubles.length > 0 ? ' tile-troubled' : tile.conferenceOpen ? '' : ' tile-closed';
  return (
    <button
      type="button"
      id={`tile-${tile.auditorium}`}
      class={`tile${state}`}
      aria-describedby="tile-keys"
      aria-pressed={chosen}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onClick={onChoose}
    >
      <span class="tile-head">
        <span class="numbers">
          <strong>{tile.number}</strong> <span class="tile-queue">{t.queue(tile.queue.waiting)}</span>
        </span>
        <Recording tile={tile} />
      </span>
      <span class="tile-body">
        <StillCanvas auditorium={tile.auditorium} present={tile.attempt !== null && tile.participant.connected} />
        <span class="tile-who">
          {tile.attempt ? (
            <>
              <strong class="tile-name">{shortName(tile.attempt.name)}</strong>
              <span class="tile-stage">{stageTitle(tile)}</span>
              <StageTimeOf stage={tile.attempt.stage} now={now} />
            </>
          ) : (
            <span class="soft">{tile.conferenceOpen ? t.nobody : t.closed}</span>
          )}
        </span>
      </span>
      <span class="tile-sides">
        <Side letter={t.sideLetters.participant} side={tile.participant} expected={tile.attempt !== null} />
        <Side letter={t.sideLetters.interlocutor} side={tile.interlocutor} expected={tile.conferenceOpen} />
      </span>
      {tile.troubles.length > 0 ? <TroubleLine troubles={tile.troubles} /> : <QueueLine tile={tile} />}
    </button>
  );
}

export function stageTitle({ attempt }: TileView): string {
  if (!attempt) return '';
  return attempt.phase === 'admitted' || attempt.phase === 'kimOpened' ? t.phases[attempt.phase] : typeset(attempt.stage.title);
}

export function troubleWords(trouble: TroubleView): string {
  const words = t.troubles[trouble.kind];
  const detail = trouble.kind === 'weakLine' && trouble.detail ? `: ${t.loss(trouble.detail)}` : '';
  return words + detail;
}

function StageTimeOf({ stage, now }: { stage: StageView; now: number }) {
  const time = stageTime(stage, now);
  switch (time.kind) {
    case 'running':
    case 'extra':
      return <span class="tile-time numbers">{t.left(duration(time.left))}</span>;
    case 'over':
      return <span class="tile-time tile-over numbers">{t.over(duration(time.by))}</span>;
    case 'open':
      return <span class="tile-time numbers">{t.gone(duration(time.gone))}</span>;
    case 'notBegun':
      return null;
  }
}

/** How far the queue is; a calm tile has room for it. */
function QueueLine({ tile: { queue } }: { tile: TileView }) {
  const time = useSchoolTime();
  const words = [
    t.ended(queue.ended, queue.scheduled),
    queue.lost > 0 && t.lost(queue.lost),
    queue.waiting === 0 && queue.nextAt !== null && t.next(time.clock(queue.nextAt)),
  ].filter((word) => word !== false);
  return <span class="tile-queue tile-foot numbers">{words.join(' · ')}</span>;
}

/** Sound and line of one side. A side that is not there but should be has no meter and says so. */
function Side({ letter, side, expected }: { letter: string; side: TileSideView; expected: boolean }) {
  return (
    <span class={`tile-side${side.connected ? '' : expected ? ' tile-side-lost' : ' soft'}`}>
      <span class="tile-letter" aria-hidden="true">
        {letter}
      </span>
      {side.connected ? (
        <span class="tile-meter">
          <span style={{ transform: `scaleX(${side.level ?? 0})` }} />
        </span>
      ) : (
        <span class="tile-absent">{expected ? t.noLink : t.nobodyThere}</span>
      )}
      <Quality side={side} />
    </span>
  );
}

function Quality({ side }: { side: TileSideView }) {
  const bars = quality(side);
  return (
    <svg class={`tile-bars tile-bars-${bars}`} viewBox="0 0 12 10" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect key={bar} class={bar < bars ? 'on' : undefined} x={bar * 4.5} y={6 - bar * 3} width="3" height={4 + bar * 3} />
      ))}
    </svg>
  );
}

/** A disc while it is recorded, two bars in a pause, a cross when it fails: told by shape too. */
function Recording({ tile: { recording, attempt, participant, interlocutor } }: { tile: TileView }) {
  const { state } = recording;
  if (attempt === null && (state === 'notStarted' || state === 'omitted')) return null;
  // Both were heard, both are here, and nothing is wrong with either voice: the verdict of this second.
  const heard =
    state === 'recording' &&
    recording.participantHeard &&
    recording.interlocutorHeard &&
    recording.warnings.length === 0 &&
    participant.connected &&
    interlocutor.connected;
  return (
    <span class={`tile-recording tile-recording-${state}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {state === 'recording' && <circle cx="5" cy="5" r="4" />}
        {state === 'paused' && <path d="M2 1h2v8H2zM6 1h2v8H6z" />}
        {(state === 'failed' || state === 'notStarted') && (
          <path d="M1 2.4 2.4 1 5 3.6 7.6 1 9 2.4 6.4 5 9 7.6 7.6 9 5 6.4 2.4 9 1 7.6 3.6 5z" />
        )}
        {(state === 'ready' || state === 'finalising') && <path d="M1 5.4 2.4 4 4 5.6 7.8 1.6 9 3 4 8.4z" />}
      </svg>
      {heard ? t.recording.both : t.recording[state]}
    </span>
  );
}

/** The two worst in words, and how many more there are. */
function TroubleLine({ troubles }: { troubles: TroubleView[] }) {
  const [first, ...rest] = troubles;
  if (!first) return null;
  return (
    <span class={`tile-foot tile-trouble${first.grave ? ' tile-trouble-grave' : ''}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {first.grave ? <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" /> : <path d="M8 1 15.5 15H.5z" />}
        <path class="tile-sign" d={first.grave ? 'M7 4h2l-.3 5H7.3zM7 10.4h2v2H7z' : 'M7 6h2l-.3 4.5H7.3zM7 11.4h2v2H7z'} />
      </svg>
      <span class="tile-words">
        {troubleWords(first)}
        {first.repeated && <span class="tile-more"> · {t.again}</span>}
        {rest.length > 0 && <span class="tile-more"> · {t.more(rest.length)}</span>}
        <span class="visually-hidden"> {rest.map(troubleWords).join(', ')}</span>
      </span>
    </span>
  );
}
