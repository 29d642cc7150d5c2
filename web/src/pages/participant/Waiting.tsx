import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Picture } from '../../parts/Picture';
import { clockTime } from '../../texts/common';
import { participantTexts as t } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';
import { DeviceTroubles } from './SelfPicture';

export function NotOpened({ view }: ParticipantProps) {
  return (
    <div class="calm stack">
      <h1>{t.notOpened.title}</h1>
      <p class="lead">{t.notOpened.text}</p>
      <p class="lead">
        <strong>{t.notOpened.when(clockTime(view.scheduledAt))}</strong>
      </p>
      <Reminders />
      <p class="soft">{t.waiting.auto}</p>
    </div>
  );
}

/** The queue: where one stands, what comes next, and that nothing needs to be done. */
export function Waiting({ view, media, onCheckAgain }: ParticipantProps & { onCheckAgain: () => void }) {
  const { queue } = view;
  const returned = view.phase === 'returned';
  // After a reload the permission is there already: the devices must be open before the interlocutor invites.
  useEffect(() => void media.open(), [media]);
  const camera = media.camera.track.value;
  const self = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  return (
    <div class="waiting">
      <div class="stack">
        {returned && (
          <Notice tone="info" title={t.returned.title}>
            <p>{t.returned.text}</p>
            <p>{t.returned.rest}</p>
          </Notice>
        )}
        <div class="panel waiting-place">
          <h1>{queue?.place === 1 ? t.waiting.next : t.waiting.title}</h1>
          {queue && (
            <>
              <p class="waiting-number" role="status" aria-label={t.waiting.announce(queue.place)}>
                {t.waiting.place(queue.place, queue.waiting)}
              </p>
              <p class="lead">{queue.place === 1 ? t.waiting.nextText : t.waiting.ahead(queue.place - 1)}</p>
              {queue.place > 1 && <p>{queue.expectedAt ? t.waiting.expected(clockTime(queue.expectedAt)) : t.waiting.noTime}</p>}
              {queue.note && <p class="waiting-note">{queue.note}</p>}
            </>
          )}
          <p>
            <strong>{t.waiting.auto}</strong>
          </p>
          <p class="soft">{t.waiting.keep}</p>
        </div>
        <DeviceTroubles media={media} />
        <section class="panel stack-tight">
          <h2>{t.waiting.happens}</h2>
          <ol class="waiting-steps">
            {t.waiting.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      </div>
      <aside class="stack">
        <section class="panel stack-tight">
          <Picture label={t.selfHidden} stream={self} mirrored />
          <p class="small soft">{t.waiting.camera}</p>
          <Button size="small" onClick={onCheckAgain}>
            {t.waiting.recheck}
          </Button>
        </section>
        <Reminders />
      </aside>
    </div>
  );
}

function Reminders() {
  return (
    <section class="panel stack-tight">
      <h2>{t.reminders.title}</h2>
      <ul class="plain-list">
        {t.reminders.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** The day is over for this attempt, and nothing can be done here. */
export function Stopped({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="calm stack">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {children}
    </div>
  );
}
