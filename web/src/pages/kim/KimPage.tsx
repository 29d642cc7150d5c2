import { useEffect } from 'preact/hooks';
import type { KimCapture } from '../../media/kimCapture';
import type { KimZoom } from '../../media/kimZoom';
import { KimCardView } from '../../parts/KimCardView';
import type { KimView } from '../../protocol/messages';
import { kimTexts as t } from '../../texts/station';
import type { PageProps } from '../page';
import { useFittedText } from './fit';
import { useKimKeys } from './kimKeys';
import { SharePanel } from './SharePanel';
import './kim.css';

/**
 * The window that the participant sees: once it is shared, the card and nothing else. Dark while nothing is open, white while a card
 * is shown; the participant's page knows by that when the first card has reached it.
 */
export function KimPage({ view, capture, zoom }: PageProps<KimView> & { capture: KimCapture; zoom: KimZoom }) {
  useEffect(() => capture.follow(), [capture]);
  const shared = capture.state.value === 'shared';
  const paper = useFittedText(zoom.factor.value, shared, view.card, view.notes);
  useKimKeys(paper, zoom);
  // A new card begins at its top.
  useEffect(() => paper.current?.scrollTo(0, 0), [paper, view.card]);
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
