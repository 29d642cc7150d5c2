import type { RoomConnection } from '../../media/room';
import { Face } from '../../parts/Face';
import type { Connection } from '../../protocol/connection';
import type { AttendantPlaceView } from '../../protocol/messages';
import { attendantTexts as t } from '../../texts/categories';

/** The sign interpreter of this participant, who joins from another place; undefined when there is none. */
export const interpreterOf = (attendants: AttendantPlaceView[]) =>
  attendants.find((attendant) => attendant.role === 'signInterpreter' && !attendant.beside);

/** The interpreter's picture: large, at its fixed place, never covered by anything but the word that it does not come. His name stands below: hands move at the foot of the picture. */
export function Interpreter({
  attendant,
  room,
  connection,
}: {
  attendant: AttendantPlaceView;
  room: RoomConnection;
  connection: Pick<Connection, 'pictures'>;
}) {
  return (
    <section class="interpreter" aria-label={t.interpreter}>
      <Face
        slot="signInterpreter/camera"
        label={t.interpreter}
        bare
        room={room}
        connection={connection}
        present={attendant.connected}
        whole
        empty={attendant.connected ? t.noPicture : t.away}
      />
      <p class="interpreter-name small soft">
        {t.interpreter}: {attendant.name}
      </p>
    </section>
  );
}
