import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { common } from '../texts/common';

/** So long without a new frame, and a face is covered by words. */
const STILL_SECONDS = 4;

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
  video?: Ref<HTMLVideoElement>;
}

/** A live picture without sound; sound is played by RoomSound. Says so when no frame has come. */
export function Picture({
  label,
  stream,
  mirrored = false,
  whole = false,
  bare = false,
  empty = common.noPicture,
  video,
}: Props) {
  const own = useRef<HTMLVideoElement | null>(null);
  const showing = useSignal(false);
  const frozen = useSignal(false);
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

  // A face that is taken away because the line is short of room looks like a frozen one, and no event tells of it. The КИМ may stand still.
  useEffect(() => {
    const element = own.current;
    frozen.value = false;
    if (!element || !stream || whole || mirrored) return;
    let frames = -1;
    let still = 0;
    const timer = setInterval(() => {
      const now = element.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
      still = document.hidden || now === 0 || now !== frames ? 0 : still + 1;
      frames = now;
      frozen.value = still >= STILL_SECONDS;
    }, 1_000);
    return () => clearInterval(timer);
  }, [stream, whole, mirrored, frozen]);

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
      {showing.value && frozen.value && (
        <div class="picture-empty picture-hidden" role="status">
          {common.pictureHidden}
        </div>
      )}
      {!bare && <figcaption>{label}</figcaption>}
    </figure>
  );
}
