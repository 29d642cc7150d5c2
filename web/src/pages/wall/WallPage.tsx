import { useSignal } from '@preact/signals';
import { Header } from '../../parts/Header';
import { Notice } from '../../parts/Notice';
import { Pill } from '../../parts/Pill';
import { SchoolTime } from '../../parts/schoolTime';
import { common } from '../../texts/common';
import { wallTexts as t } from '../../texts/wall';
import { Message } from '../page';
import { DayBar } from './DayBar';
import { TileDetail } from './TileDetail';
import { Tiles } from './Tiles';
import { WallAlarms } from './WallAlarms';
import { useWallDesk } from './wallDesk';
import './wall.css';

/** All auditoriums of the school's day on one screen; what is wrong stands out, and one of them may be looked at closer. */
export function WallPage() {
  const { feed, stills } = useWallDesk();
  const view = feed.view.value;
  const chosen = useSignal<number | null>(null);
  const onlyTroubled = useSignal(false);
  if (feed.link.value === 'refused') {
    return (
      <Message title={t.noSchool.title} text={t.noSchool.text}>
        <a class="button button-primary" href="/">
          {common.refused.signIn}
        </a>
      </Message>
    );
  }
  if (view === null) return <Message title={t.loading} text={common.loadingLong} waiting />;
  const detailed = view.tiles.find((tile) => tile.auditorium === chosen.value) ?? null;
  const close = () => {
    const left = chosen.value;
    chosen.value = null;
    // Whoever came by the keyboard goes on where he was.
    document.getElementById(`tile-${left}`)?.focus();
  };
  return (
    <SchoolTime value={view.timeZone}>
      <Header place={t.place(view.school)} link={feed.link.value} guide={{ reader: 'technician', place: 'answer' }}>
        {view.rehearsal && <Pill>{t.rehearsal}</Pill>}
        {!view.mayAct && <Pill>{t.lookOnly}</Pill>}
        <a class="button button-small button-quiet" href="/">
          {t.back}
        </a>
      </Header>
      <main class="wall-page">
        <div class="wall-main">
          <h1 class="visually-hidden">{t.title}</h1>
          <DayBar view={view} onlyTroubled={onlyTroubled} />
          {!stills.able && view.tiles.length > 0 && <Notice tone="warn">{t.noStillsHint}</Notice>}
          {view.tiles.length === 0 ? (
            <div class="centre">
              <h2>{t.empty.title}</h2>
              <p class="soft">{t.empty.text}</p>
            </div>
          ) : (
            <Tiles
              tiles={onlyTroubled.value ? view.tiles.filter((tile) => tile.troubles.length > 0) : view.tiles}
              now={feed.clock.now()}
              chosen={chosen.value}
              onChoose={(auditorium) => (chosen.value = auditorium)}
            />
          )}
        </div>
        <aside class="wall-side stack">
          {detailed && <TileDetail key={detailed.auditorium} tile={detailed} view={view} onClose={close} />}
          <WallAlarms view={view} onChoose={(auditorium) => (chosen.value = auditorium)} />
        </aside>
      </main>
    </SchoolTime>
  );
}
