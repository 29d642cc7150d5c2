import { Face } from '../../parts/Face';
import { Header } from '../../parts/Header';
import { Pill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import { StageBar } from '../../parts/StageBar';
import { StageClock } from '../../parts/StageClock';
import type { ObserverView } from '../../protocol/messages';
import { common, seatNames } from '../../texts/common';
import { observerTexts as t } from '../../texts/observer';
import type { PageProps } from '../page';
import { AuditoriumChoice } from './AuditoriumChoice';
import { QueueNumbers } from './QueueNumbers';
import './observer.css';

export type ObserverProps = PageProps<ObserverView>;

/** An observer or an official: sees and hears, is neither seen nor heard, and can do nothing. */
export function ObserverPage({ connection, room, view }: ObserverProps) {
  return (
    <>
      <Header
        place={`${t.title} · ${common.auditorium(view.auditorium.number)} · ${view.auditorium.school}`}
        link={connection.link.value}
        guide={{ reader: 'observer', place: view.conferenceOpen ? 'answer' : 'before', auditorium: view.auditorium.id }}
      >
        <AuditoriumChoice auditorium={view.auditorium.id} />
        <span title={t.silentHint}>
          <Pill>{t.silent}</Pill>
        </span>
      </Header>
      <main class="observer">
        <h1 class="visually-hidden">{t.title}</h1>
        {view.access && <RoomSound room={room} />}
        <div class="stack">
          {view.attempt ? (
            <Conversation connection={connection} room={room} view={view} attempt={view.attempt} />
          ) : (
            <Nobody view={view} />
          )}
        </div>
        <aside class="stack">
          {view.attempt && <Course connection={connection} attempt={view.attempt} />}
          <QueueNumbers queue={view.queue} />
          <p class="small soft">{t.silentHint}</p>
        </aside>
      </main>
    </>
  );
}

type Attempt = NonNullable<ObserverView['attempt']>;

function Conversation({ connection, room, attempt }: Pick<ObserverProps, 'connection' | 'room' | 'view'> & { attempt: Attempt }) {
  return (
    <>
      <StageBar stages={attempt.stages} current={attempt.stage} />
      <div class={attempt.kimShown ? 'observer-kim' : 'observer-faces'}>
        {attempt.kimShown && (
          <div class="kim-screen">
            <Face slot="interlocutor/screen" label={t.kim} room={room} connection={connection} whole />
          </div>
        )}
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
      {!attempt.kimShown && (
        <p class="panel soft" role="status">
          {t.kimNotYet}
        </p>
      )}
    </>
  );
}

function Course({ connection, attempt }: Pick<ObserverProps, 'connection'> & { attempt: Attempt }) {
  const stage = attempt.phase === 'inProgress' ? attempt.stages[attempt.stage] : null;
  return (
    <section class="panel stack-tight" aria-label={t.course}>
      <div aria-live="polite">
        <p class="small soft">{stage ? common.stageOf(stage.number, attempt.stages.length) : t.course}</p>
        <h2>{stage ? stage.title : t.preparing}</h2>
      </div>
      {stage && <StageClock stage={stage} clock={connection.clock} />}
      <p>
        <Pill
          tone={
            attempt.recording === 'recording' || attempt.recording === 'failed'
              ? 'bad'
              : attempt.recording === 'paused'
                ? 'warn'
                : undefined
          }
        >
          {t.recording[attempt.recording]}
        </Pill>
      </p>
    </section>
  );
}

function Nobody({ view }: { view: ObserverView }) {
  const words = view.conferenceOpen ? t.nobody : t.closed;
  return (
    <div class="centre" role="status">
      <h2>{words.title}</h2>
      <p class="soft">{words.text}</p>
    </div>
  );
}
