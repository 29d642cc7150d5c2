import { Button } from '../../parts/Button';
import type { Actions } from '../../parts/outcome';
import type { Connection } from '../../protocol/connection';
import type { StationView, TicketView } from '../../protocol/messages';
import { fullName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

interface Props {
  ticket: TicketView;
  connection: Connection<StationView>;
  actions: Actions;
}

/** The way past one who is away. */
export function Skip({ ticket, connection, actions }: Props) {
  return (
    <Button size="small" disabled={actions.busy} onClick={() => actions.run(connection.call('skipAbsent', ticket.participantId))}>
      {stationTexts.queue.skip} <span class="visually-hidden">{fullName(ticket.name)}</span>
    </Button>
  );
}
