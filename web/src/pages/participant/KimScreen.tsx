import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { onKimFrame } from '../../media/kimFrame';
import { Button } from '../../parts/Button';
import { Picture } from '../../parts/Picture';
import { participantTexts } from '../../texts/participant';
import type { ParticipantProps } from './ParticipantPage';

const t = participantTexts.exam;

/** The interlocutor's shared КИМ window, which may be enlarged; tells the server once when its first frame was drawn here. */
export function KimScreen({ connection, room, view }: ParticipantProps) {
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLElement>(null);
  const large = useSignal(false);
  const stream = room.streams.value['interlocutor/screen'];
  const awaited = view.kimOpen && view.kimShownAt === null;
  // A link that was lost meanwhile may have swallowed the report: it is made again after each opening.
  const opening = connection.openings.value;

  // A new stream or a new opening of the link needs a new report.
  useEffect(() => {
    if (!awaited || !video.current || !stream) return;
    return onKimFrame(video.current, () => void connection.call('kimRendered'));
  }, [awaited, stream, opening]);

  return (
    <section ref={frame} class={`kim-screen${large.value ? ' kim-screen-large' : ''}`} aria-label={t.kim}>
      {/* A scrolling region must be reachable by keyboard. */}
      <div class="kim-screen-scroll" tabIndex={large.value ? 0 : -1}>
        <Picture label={t.kim} stream={stream} whole bare empty={t.kimWait} video={video} />
      </div>
      <div class="kim-screen-tools">
        <p class="kim-screen-hint small soft">{large.value ? t.pan : t.turn}</p>
        <Button size="small" onClick={() => (large.value = !large.value)} aria-pressed={large.value}>
          {large.value ? t.smaller : t.bigger}
        </Button>
        {document.fullscreenEnabled && (
          <Button size="small" onClick={() => void frame.current?.requestFullscreen().catch(() => undefined)}>
            {t.fullScreen}
          </Button>
        )}
      </div>
    </section>
  );
}
