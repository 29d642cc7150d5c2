import { effect } from '@preact/signals';
import { type ComponentChildren, type ComponentType, render } from 'preact';
import '../parts/tokens.css';
import '../parts/elements.css';
import '../parts/parts.css';
import { type BrowserLack, browserLack } from '../media/browserFitness';
import { LocalMedia } from '../media/devices';
import { onNetworkChange } from '../media/networkChange';
import { PeerRoom } from '../media/peerRoom';
import type { RoomConnection } from '../media/room';
import { ScreenShare } from '../media/screenShare';
import { Button } from '../parts/Button';
import { Header } from '../parts/Header';
import { SchoolTime } from '../parts/schoolTime';
import { type Connection, HubConnection } from '../protocol/connection';
import type { AnyView, Page } from '../protocol/messages';
import { hubAddress, signalRTransport } from '../protocol/transport';
import { common } from '../texts/common';

/** What every page stands on. */
export interface Ground<V extends AnyView> {
  connection: Connection<V>;
  room: RoomConnection;
  media: LocalMedia;
  /** The КИМ window that this page has opened: only the station ever does. */
  screen: ScreenShare;
}

export type PageProps<V extends AnyView> = Ground<V> & { view: V };

/** Draws the page of a view, or why there is none. */
export function PageFrame<V extends AnyView>({
  page,
  ground,
  body: Body,
}: {
  page: Page;
  ground: Ground<V>;
  body: ComponentType<PageProps<V>>;
}) {
  const link = ground.connection.link.value;
  const view = ground.connection.view.value;
  if (link === 'takenOver') {
    return (
      <Message title={common.takenOver.title} text={common.takenOver.text}>
        <Button onClick={() => location.reload()}>{common.takenOver.back}</Button>
      </Message>
    );
  }
  if (link === 'refused') {
    const participant = page === 'participant' || page === 'assistant' || page === 'signInterpreter';
    return (
      <Message title={common.refused.title} text={participant ? common.refused.participant : common.refused.text}>
        {!participant && (
          <a class="button button-primary" href="/">
            {common.refused.signIn}
          </a>
        )}
      </Message>
    );
  }
  if (view === null) return <Message title={common.loading} text={common.loadingLong} waiting />;
  return (
    <SchoolTime value={view.auditorium.timeZone}>
      {view.auditorium.rehearsal && page !== 'kim' && <Rehearsal />}
      <Body {...ground} view={view} />
    </SchoolTime>
  );
}

/** Above every page of a day that does not count. */
function Rehearsal() {
  return (
    <aside class="rehearsal" aria-label={common.rehearsal.title}>
      <strong>{common.rehearsal.title}.</strong> {common.rehearsal.text}
    </aside>
  );
}

/** A page that says one thing. */
export function Message({
  title,
  text,
  waiting = false,
  children,
}: {
  title: string;
  text: string;
  waiting?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <>
      <Header place="" />
      <main class="centre">
        {waiting && <div class="spinner" aria-hidden="true" />}
        <h1>{title}</h1>
        <p class="soft">{text}</p>
        {children}
      </main>
    </>
  );
}

/** Instead of a page that could not work here: which browser to take. */
export function UnfitBrowser({ lack, participant }: { lack: BrowserLack; participant: boolean }) {
  const words = common.unfitBrowser;
  return (
    <Message title={words.title} text={words[lack]}>
      <p>{words.remedy}</p>
      {participant && <p class="soft">{words.participant}</p>}
    </Message>
  );
}

/** Keeps the room as the view says: connected while there is access, with this page's tracks in it, closed when taken over. */
export function followAccess<V extends AnyView>({ connection, room, media, screen }: Ground<V>): () => void {
  const stops = [
    effect(() => {
      const gone = connection.link.value === 'takenOver' || connection.link.value === 'refused';
      const access = gone ? null : (connection.view.value?.access ?? null);
      room.setAccess(access);
      if (gone) {
        media.release();
        screen.stop();
      }
      if (access?.publish.includes('camera') || access?.publish.includes('microphone')) void media.open();
    }),
    effect(() => room.setTrack('screen', screen.track.value)),
    effect(() => room.setTrack('camera', media.camera.track.value)),
    effect(() => room.setTrack('microphone', media.microphone.track.value)),
    effect(() => {
      if (connection.openings.value > 1) room.hubReopened();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Starts a page: opens its link, follows its view, draws it. Returns what it stands on. */
export function openPage<V extends AnyView>(page: Page, body: ComponentType<PageProps<V>>): Ground<V> {
  const auditorium = page === 'participant' ? null : (new URLSearchParams(location.search).get('auditorium') ?? '1');
  const connection = new HubConnection<V>(signalRTransport(hubAddress(page, auditorium)));
  const room = new PeerRoom({
    isOpen: () => connection.link.peek() === 'open',
    join: (offer) => connection.call('join', offer),
    restartIce: (restart) => connection.call('restartIce', restart),
    want: (slot, wish) => connection.call('want', slot, wish),
    reportPath: (relayed) => connection.call('reportPath', relayed),
    doubt: () => connection.doubt(),
    iceServers: async () => (await connection.call('iceServers')).servers,
  });
  // The technician's wall shows everybody at the size of a matchbox.
  if (page === 'technician') room.setPictures('low');
  const ground: Ground<V> = { connection, room, media: new LocalMedia(), screen: new ScreenShare() };
  const root = document.getElementById('page');
  const lack = browserLack();
  if (lack) {
    if (root) render(<UnfitBrowser lack={lack} participant={page === 'participant'} />, root);
    return ground;
  }
  followAccess(ground);
  addEventListener('pagehide', () => room.close());
  onNetworkChange(() => {
    connection.hurry();
    room.networkChanged();
  });
  if (root) render(<PageFrame page={page} ground={ground} body={body} />, root);
  void connection.start();
  return ground;
}
