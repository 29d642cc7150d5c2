import { useEffect } from 'preact/hooks';
import type { KimCapture } from '../../media/kimCapture';
import { KimCardView } from '../../parts/KimCardView';
import type { KimView } from '../../protocol/messages';
import { kimTexts as t } from '../../texts/station';
import type { PageProps } from '../page';
import { useFittedText } from './fit';
import { SharePanel } from './SharePanel';
import './kim.css';

/**
 * The window that the participant sees: once it is shared, the card and nothing else. Dark while nothing is open, white while a card
 * is shown; the participant's page knows by that when the first card has reached it.
 */
export function KimPage({ view, capture }: PageProps<KimView> & { capture: KimCapture }) {
  useEffect(() => capture.follow(), [capture]);
  const shared = capture.state.value === 'shared';
  const paper = useFittedText(shared, view.card, view.notes);
  if (!shared) return <SharePanel capture={capture} />;
  if (view.card === null) {
    return (
      <main class="kim-closed">
        <h1>{t.closed}</h1>
      </main>
    );
  }
  return (
    <main class="kim-paper" ref={paper}>
      <h1 class="visually-hidden">{t.card}</h1>
      <KimCardView card={view.card} />
      {view.notes && (
        <section class="kim-notes">
          <h2>{t.notes}</h2>
          <p>{view.notes}</p>
        </section>
      )}
    </main>
  );
}
