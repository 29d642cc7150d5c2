import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomConnection } from '../media/room';
import { speakers } from '../media/speakers';
import type { SlotName } from '../protocol/messages';
import { common } from '../texts/common';
import { Button } from './Button';
import { Notice } from './Notice';

/** Plays every microphone of the room; offers a button when the browser waits for a gesture. */
export function RoomSound({ room }: { room: RoomConnection }) {
  const blocked = useSignal(false);
  const retries = useSignal(0);
  const microphones = (Object.entries(room.streams.value) as [SlotName, MediaStream][]).filter(([slot]) =>
    slot.endsWith('/microphone'),
  );
  return (
    <>
      {microphones.map(([slot, stream]) => (
        <Voice key={slot} stream={stream} retry={retries.value} onBlocked={(is) => (blocked.value = is)} />
      ))}
      {blocked.value && (
        <Notice tone="warn" title={common.sound.blocked}>
          <div>
            <Button
              look="primary"
              onClick={() => {
                blocked.value = false;
                retries.value++;
              }}
            >
              {common.sound.enable}
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}

function Voice({ stream, retry, onBlocked }: { stream: MediaStream; retry: number; onBlocked: (blocked: boolean) => void }) {
  const element = useRef<HTMLAudioElement>(null);
  // `retry` asks for another attempt to play the same stream.
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    audio.srcObject = stream;
    void speakers.lead(audio);
    void audio.play()?.catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotAllowedError') onBlocked(true);
    });
  }, [stream, retry]);
  return <audio ref={element} autoplay />;
}
