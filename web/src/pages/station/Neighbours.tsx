import { Button } from '../../parts/Button';
import type { Actions } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { Neighbour, StationView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.neighbours;

interface Props {
  view: StationView;
  connection: Connection<StationView>;
  actions: Actions;
}

/** The queues of the other auditoriums of the day: whoever has nobody to call takes the next one of them. */
export function Neighbours({ view, connection, actions }: Props) {
  if (view.neighbours.length === 0) return null;
  const nobodyHere = view.queue.every((ticket) => ticket.place === null);
  const own = view.takingRefused?.code === 'own-first';
  return (
    <section class="panel stack-tight" aria-labelledby="neighbours">
      <h2 id="neighbours">{t.title}</h2>
      <p class="soft small">{own ? t.ownFirst : t.hint}</p>
      <ul class="neighbours">
        {view.neighbours.map((neighbour) => (
          <li key={neighbour.auditorium} class="row-apart">
            <div>
              <strong>{t.auditorium(neighbour.number)}</strong>{' '}
              <span class="soft">
                {t.waiting(neighbour.waiting)} · {stateOf(neighbour)}
              </span>
            </div>
            {neighbour.next && view.takingRefused === null && (
              <Button
                look={nobodyHere ? 'primary' : 'plain'}
                disabled={actions.busy}
                onClick={() =>
                  neighbour.next &&
                  actions.run(connection.call('takeWaiting', neighbour.auditorium, neighbour.next.participantId))
                }
              >
                {t.take(shortName(neighbour.next.name), neighbour.next.class)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(neighbour: Neighbour): string {
  if (!neighbour.conferenceOpen) return t.closed;
  return neighbour.busy ? t.busy : t.free;
}
