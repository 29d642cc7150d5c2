import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Pill } from '../../parts/Pill';
import { type RecordingToScore, readRecordings } from '../../protocol/scoring';
import { common } from '../../texts/common';
import { expertTexts } from '../../texts/expert';
import { scoringTexts as t } from '../../texts/scoring';

const every = 30_000;

/** The recordings of the other auditoriums of this expert that still want a signed protocol; each leads to the page on which it is scored. */
export function RecordingList({ auditorium }: { auditorium: string }) {
  const rows = useSignal<RecordingToScore[]>([]);
  useEffect(() => {
    const read = async () => {
      const reply = await readRecordings();
      // A list that could not be read now stays: the next reading is not far.
      if (reply.ok) rows.value = reply.value ?? [];
    };
    void read();
    const timer = setInterval(() => {
      if (!document.hidden) void read();
    }, every);
    return () => clearInterval(timer);
  }, []);

  const elsewhere = rows.value.filter((one) => one.auditorium !== auditorium && one.signedAt === null);
  if (elsewhere.length === 0) return null;
  const free = elsewhere.filter((one) => one.owner === 'nobody').length;
  return (
    <nav class="panel stack-tight" aria-label={t.recordings}>
      <div class="row-apart">
        <h2>{t.recordings}</h2>
        <Pill tone={free > 0 ? 'warn' : undefined}>{free > 0 ? t.recordingsFree(free) : t.recordingsNone}</Pill>
      </div>
      {elsewhere.map((one) => (
        <a key={one.attemptId} class="button button-small protocol-link" href={one.page}>
          <span>
            {one.name} <span class="small soft">{common.auditorium(one.auditorium)}</span>
          </span>
          <span class="soft">{state(one)}</span>
        </a>
      ))}
    </nav>
  );
}

function state(one: RecordingToScore): string {
  if (one.owner === 'other') return expertTexts.ledBy(one.expert ?? '');
  if (one.owner === 'me') return expertTexts.unsigned;
  return one.ready ? expertTexts.freeShort : t.notReady;
}
