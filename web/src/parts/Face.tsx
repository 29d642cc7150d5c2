import type { RoomConnection } from '../media/room';
import type { Connection } from '../protocol/connection';
import type { PictureState, SlotName } from '../protocol/messages';
import { hiddenPictures } from '../texts/common';
import { Picture } from './Picture';

interface Props {
  slot: SlotName;
  label: string;
  room: RoomConnection;
  connection: Pick<Connection, 'pictures'>;
  /** False while the one who is to be seen is away: his last picture must not stay. */
  present?: boolean;
  whole?: boolean;
  bare?: boolean;
  empty?: string;
}

/** A face of the room. When the server does not send it, it says so and why: a face that has merely frozen frightens. */
export function Face({ slot, room, connection, present = true, ...picture }: Props) {
  return (
    <Picture
      {...picture}
      stream={present ? room.streams.value[slot] : null}
      hidden={whyHidden(connection.pictures.value, slot)}
    />
  );
}

/** The words over a picture that the server does not send now; null while it does. */
export function whyHidden(pictures: PictureState[], slot: SlotName): string | null {
  const picture = pictures.find((one) => one.slot === slot)?.picture;
  return picture === 'paused' || picture === 'missing' ? hiddenPictures[picture] : null;
}
