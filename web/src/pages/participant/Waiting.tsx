import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { Picture } from '../../parts/Picture';
import { useSchoolTime } from '../../parts/schoolTime';
import type { ParticipantView } from '../../protocol/messages';
import { participantTexts as t } from '../../texts/participant';
import { typeset } from '../../texts/typography';
import { TestState } from './check/TestState';
import type { ParticipantProps } from './ParticipantPage';
import { DeviceTroubles } from './SelfPicture';

/** A sitting that is further away is not of this day: it is prepared for, not waited for. */
const SOON = 12 * 3_600_000;

/** Before the day begins: when to be here, what to lay ready, and a check of everything while there is time to mend it. */
export function NotOpened({ view, onCheck }: ParticipantProps & { onCheck: () => void }) {
  const time = useSchoolTime();
  const today = Date.parse(view.scheduledAt) - Date.parse(view.serverTime) < SOON;
  return (
    <div class="calm stack">
      <h1>{today ? t.notOpened.title : t.notOpened.early}</h1>
      <p class="lead">{today ? t.notOpened.text : t.notOpened.earlyText}</p>
      <p class="lead">
        <strong>
          {today ? t.notOpened.when(time.said(view.scheduledAt)) : t.notOpened.onDay(time.moment(view.scheduledAt))}
        </strong>
      </p>
      <TestState view={view} onCheck={onCheck} />
      <Reminders view={view} />
      <p class="soft">{t.waiting.auto}</p>
    </div>
  );
}

/** The queue: where one stands, what comes next, and that nothing needs to be done. */
export function Waiting({ view, media, onCheckAgain }: ParticipantProps & { onCheckAgain: () => void }) {
  const { queue } = view;
  const returned = view.phase === 'returned';
  const why = view.poorRecording ? t.returnedForRecording : t.returned;
  // After a reload the permission is there already: the devices must be open before the interlocutor invites.
  useEffect(() => void media.open(), [media]);
  const camera = media.camera.track.value;
  const self = useMemo(() => (camera ? new MediaStream([camera]) : null), [camera]);
  return (
    <div class="waiting">
      <div class="stack">
        {returned && (
          <Notice tone="info" title={why.title}>
            <p>{why.text}</p>
            {queue?.note && <p>{typeset(queue.note)}</p>}
          </Notice>
        )}
        <div class="panel waiting-place">
          <h1>{queue?.place === 1 ? t.waiting.next : t.waiting.title}</h1>
          {queue && <Place queue={queue} />}
          <p>
            <strong>{t.waiting.auto}</strong>
          </p>
          {queue?.note && !returned && <p class="waiting-note">{typeset(queue.note)}</p>}
          <p class="soft">{t.waiting.keep}</p>
        </div>
        <DeviceTroubles media={media} />
        <section class="panel stack-tight">
          <h2>{t.waiting.happens}</h2>
          <ol class="waiting-steps">
            {[...t.waiting.steps, view.recording.state === 'omitted' ? t.waiting.lastStepOmitted : t.waiting.lastStep].map(
              (step) => (
                <li key={step}>{step}</li>
              ),
            )}
          </ol>
          {view.preparation.extraMinutes > 0 && <p>{t.waiting.extra(view.preparation.extraMinutes)}</p>}
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
        <Reminders view={view} />
      </aside>
    </div>
  );
}

/** The place in numbers where there is something to count, and in words. A place of 0 is not told: so the regulation may wish. */
function Place({ queue }: { queue: NonNullable<ParticipantView['queue']> }) {
  const time = useSchoolTime();
  const { place, waiting, expectedAt } = queue;
  return (
    <>
      <div role="status">
        {place > 0 && waiting > 1 && <p class="waiting-number">{t.waiting.place(place, waiting)}</p>}
        {place > 1 && <p class="lead">{t.waiting.ahead(place - 1)}</p>}
        {place === 1 && <p class="lead">{waiting === 1 ? `${t.waiting.alone} ${t.waiting.nextText}` : t.waiting.nextText}</p>}
      </div>
      {place !== 1 && <p>{expectedAt ? t.waiting.expected(time.said(expectedAt)) : t.waiting.noTime}</p>}
    </>
  );
}

/** What to lay ready, as this region and this participant need it. */
function Reminders({ view }: { view: ParticipantView }) {
  const { documentRequired, draftSheet } = view.preparation;
  const items = [
    documentRequired ? t.reminders.document : t.reminders.documentIfAny,
    t.reminders.desk,
    draftSheet && t.reminders.sheet,
    t.reminders.charge,
    t.reminders.water,
  ].filter((item) => item !== false);
  return (
    <section class="panel stack-tight">
      <h2>{t.reminders.title}</h2>
      <ul class="plain-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** The day is over for this attempt, and nothing can be done here: but the school can be called. */
export function Stopped({ title, text, phone }: { title: string; text: string; phone: string | null }) {
  return (
    <div class="calm stack">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <SchoolPhone phone={phone} />
    </div>
  );
}

/** Whom to call where the page says to call the school; nothing when the school has named nobody. */
export function SchoolPhone({ phone }: { phone: string | null }) {
  return (
    phone && (
      <p>
        <strong>{t.call(phone)}</strong>
      </p>
    )
  );
}
