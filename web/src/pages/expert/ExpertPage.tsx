import { useSignal } from '@preact/signals';
import { Header } from '../../parts/Header';
import { Pill } from '../../parts/Pill';
import { RoomSound } from '../../parts/RoomSound';
import type { ExpertView } from '../../protocol/messages';
import { common } from '../../texts/common';
import { expertTexts as t } from '../../texts/expert';
import type { PageProps } from '../page';
import { Listening } from './Listening';
import { OtherProtocols } from './OtherProtocols';
import { ProtocolForm } from './ProtocolForm';
import './expert.css';

export type ExpertProps = PageProps<ExpertView>;

/** The silent expert: hears and sees, scores, signs. Publishes nothing. */
export function ExpertPage(props: ExpertProps) {
  const { connection, room, view } = props;
  const chosen = useSignal<string | null>(null);
  // Whoever answers now comes first; a protocol chosen by hand stays open.
  const protocol = view.protocols.find((one) => one.attemptId === chosen.value) ?? view.protocols[0] ?? null;
  return (
    <>
      <Header place={`${t.title} · ${common.auditorium(view.auditorium.number)}`} link={connection.link.value}>
        <span title={t.silentHint}>
          <Pill>{t.silent}</Pill>
        </span>
      </Header>
      <main class="expert">
        <aside class="stack">
          {view.access && <RoomSound room={room} />}
          <Listening room={room} view={view} clock={connection.clock} />
          <OtherProtocols
            protocols={view.protocols}
            current={protocol?.attemptId ?? null}
            onChoose={(id) => (chosen.value = id)}
          />
        </aside>
        {protocol ? (
          <ProtocolForm key={protocol.attemptId} protocol={protocol} connection={connection} />
        ) : (
          <div class="centre">
            <h1>{view.conferenceOpen ? t.nobody.title : t.closed.title}</h1>
            <p class="soft">{view.conferenceOpen ? t.nobody.text : t.closed.text}</p>
          </div>
        )}
      </main>
    </>
  );
}
