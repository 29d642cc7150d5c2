import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { KimCardView } from '../../parts/KimCardView';
import type { KimCard } from '../../protocol/messages';
import { common } from '../../texts/common';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';

const t = participantTexts.document;
/** Times the usual size. */
const sizes = [1, 1.4, 1.9, 2.6];
const looks = ['paper', 'night', 'yellow'] as const;

/** What a screen reader says when a card comes in place of another. */
function nameOf(card: KimCard): string {
  switch (card.kind) {
    case 'text':
    case 'textAndQuotation':
      return card.title;
    case 'quotation':
      return common.quotation;
    case 'topics':
      return common.topicsTitle;
    case 'topicCard':
      return common.monologueTopic(card.number);
  }
}

/**
 * The card of the screen as a document, for whom the ПМПК asks it: read aloud by a screen reader, enlarged without a second scroll bar, in the
 * contrast that this person's eyes need. It comes and goes with the shown card, and its first drawing counts as the first frame does.
 */
export function KimDocument({ connection, view }: Pick<ParticipantProps, 'connection' | 'view'>) {
  const size = useSignal(1);
  const look = useSignal<(typeof looks)[number]>('paper');
  const { card } = view;
  const awaited = card !== null && view.kimOpen && view.kimShownAt === null;
  const opening = connection.openings.value;
  // A link that was lost meanwhile may have swallowed the report: it is made again after each opening.
  useEffect(() => {
    if (awaited) void connection.call('kimRendered');
  }, [awaited, opening]);
  if (card === null) return null;
  return (
    <section class="kim-document" data-look={look.value} aria-label={t.label}>
      <fieldset class="kim-document-tools">
        <legend class="visually-hidden">{t.tools}</legend>
        <Button size="small" aria-disabled={size.value === 0} onClick={() => (size.value = Math.max(0, size.value - 1))}>
          {t.smaller}
        </Button>
        <Button
          size="small"
          aria-disabled={size.value === sizes.length - 1}
          onClick={() => (size.value = Math.min(sizes.length - 1, size.value + 1))}
        >
          {t.larger}
        </Button>
        {looks.map((one) => (
          <Button key={one} size="small" aria-pressed={look.value === one} onClick={() => (look.value = one)}>
            {t.looks[one]}
          </Button>
        ))}
      </fieldset>
      <p class="visually-hidden" role="status">
        {t.changed(nameOf(card))}
      </p>
      <div class="kim-document-paper" style={{ fontSize: `${sizes[size.value]}rem` }}>
        <KimCardView card={card} />
      </div>
    </section>
  );
}
