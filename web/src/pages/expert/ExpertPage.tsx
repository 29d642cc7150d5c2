import { useSignal } from '@preact/signals';
import { Header } from '../../parts/Header';
import { ProblemNotice } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import type { ExpertView, ProtocolView } from '../../protocol/messages';
import { common } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import type { PageProps } from '../page';
import { Listening } from './Listening';
import { OtherProtocols } from './OtherProtocols';
import { ProtocolForm } from './ProtocolForm';
import { RecordingList } from './RecordingList';
import './expert.css';

export type ExpertProps = PageProps<ExpertView>;

/** The silent expert: hears and sees, scores, signs. Publishes nothing. */
export function ExpertPage(props: ExpertProps) {
  const { connection, room, view } = props;
  // A recording that was chosen in another auditorium's list stands behind the `#`.
  const chosen = useSignal<string | null>(location.hash.slice(1) || null);
  // Whoever answers now comes first; a protocol chosen by hand stays open.
  const protocol = view.protocols.find((one) => one.attemptId === chosen.value) ?? firstToScore(view);
  return (
    <>
      <Header
        place={`${t.title} · ${common.auditorium(view.auditorium.number)}`}
        link={connection.link.value}
        guide={{ reader: 'expert', place: view.conferenceOpen ? 'answer' : 'before', auditorium: view.auditorium.id }}
      >
        <span title={t.silentHint}>
          <Pill>{t.silent}</Pill>
        </span>
      </Header>
      <main class="expert">
        <aside class="stack" aria-label={t.listening}>
          {view.access && <RoomSound room={room} />}
          {view.keptOut && <ProblemNotice problem={view.keptOut} tone="warn" />}
          {!view.keptOut && <Listening room={room} view={view} connection={connection} />}
          <OtherProtocols
            protocols={view.protocols}
            current={protocol?.attemptId ?? null}
            onChoose={(id) => (chosen.value = id)}
          />
          <RecordingList auditorium={view.auditorium.number} />
        </aside>
        {protocol ? (
          <ProtocolForm key={protocol.attemptId} protocol={protocol} connection={connection} />
        ) : (
          <NoProtocol view={view} />
        )}
      </main>
    </>
  );
}

/** Somebody is in the room and the КИМ is not open: there is nothing of his to score yet. */
function preparing({ attempt, protocols }: ExpertView): boolean {
  return attempt !== null && !protocols.some((protocol) => protocol.attemptId === attempt.id);
}

/** While the next participant prepares, the last protocol stays only until it is signed. */
function firstToScore(view: ExpertView): ProtocolView | null {
  // Whoever is scored from the recording is not listened to now: the recordings are.
  const first = view.protocols.find((one) => one.attemptId !== view.attempt?.id || view.keptOut === null) ?? null;
  return preparing(view) && first?.signedAt ? null : first;
}

/** Why there is no protocol to fill in, and when there will be one. */
function NoProtocol({ view }: { view: ExpertView }) {
  const texts = !view.conferenceOpen ? t.closed : view.keptOut ? t.keptOut : view.attempt ? t.preparing : t.nobody;
  return (
    <div class="centre" role="status">
      <h1>{texts.title}</h1>
      <p class="soft">{texts.text}</p>
    </div>
  );
}
