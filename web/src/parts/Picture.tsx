import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { common } from '../texts/common';

interface Props {
  /** For a screen reader and, unless `bare`, under the picture. */
  label: string;
  stream: MediaStream | null | undefined;
  /** As in a mirror: one's own face. */
  mirrored?: boolean;
  /** Nothing is cut off, and the frame takes the proportions of the picture: for the КИМ. */
  whole?: boolean;
  bare?: boolean;
  /** Instead of the picture while there is none. */
  empty?: string;
  /** Why no new frames come now: covers the last one. */
  hidden?: string | null;
  video?: Ref<HTMLVideoElement>;
}

/** A live picture without sound; sound is played by RoomSound. Says so when no frame has come, and why none comes any more. */
export function Picture({
  label,
  stream,
  mirrored = false,
  whole = false,
  bare = false,
  empty = common.noPicture,
  hidden = null,
  video,
}: Props) {
  const own = useRef<HTMLVideoElement | null>(null);
  const showing = useSignal(false);
  const ratio = useSignal<number | null>(null);
  const track = stream?.getVideoTracks()[0] ?? null;

  useEffect(() => {
    const element = own.current;
    if (!element) return;
    element.srcObject = stream ?? null;
    showing.value = false;
    if (!stream) return;
    void element.play()?.catch(() => undefined);
    const see = () => {
      showing.value = element.videoWidth > 2 && !track?.muted;
      if (element.videoWidth > 2) ratio.value = element.videoWidth / element.videoHeight;
    };
    const hide = () => {
      showing.value = false;
    };
    element.addEventListener('resize', see);
    element.addEventListener('playing', see);
    track?.addEventListener('unmute', see);
    track?.addEventListener('mute', hide);
    track?.addEventListener('ended', hide);
    return () => {
      element.removeEventListener('resize', see);
      element.removeEventListener('playing', see);
      track?.removeEventListener('unmute', see);
      track?.removeEventListener('mute', hide);
      track?.removeEventListener('ended', hide);
    };
  }, [stream, track, showing, ratio]);

  return (
    <figure
      class={`picture${mirrored ? ' picture-mirrored' : ''}${whole ? ' picture-whole' : ''}`}
      style={whole && ratio.value !== null ? { '--ratio': ratio.value } : undefined}
    >
      <video
        ref={(element) => {
          own.current = element;
          if (typeof video === 'function') video(element);
          else if (video) video.current = element;
        }}
        aria-label={label}
        muted
        playsInline
        autoplay
      />
      {!showing.value && <div class="picture-empty">{empty}</div>}
      {showing.value && hidden !== null && (
        <div class="picture-empty picture-hidden" role="status">
          {hidden}
        </div>
      )}
      {!bare && <figcaption>{label}</figcaption>}
    </figure>
  );
}
