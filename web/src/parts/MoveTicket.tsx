import type { Connection } from '../protocol/connection';
import type { Neighbour, TechnicianView, TicketView } from '../protocol/messages';
import { fullName } from '../texts/common';
import { MoveDialog } from './MoveDialog';
import type { Actions } from './outcome';

interface Props {
  ticket: TicketView;
  /** The other auditoriums of the day; only the open ones can be chosen. */
  neighbours: Neighbour[];
  connection: Connection<TechnicianView>;
  actions: Actions;
}

/** Moves the holder of a ticket who waits. */
export function MoveTicket({ ticket, neighbours, connection, actions }: Props) {
  if ((ticket.state !== 'waiting' && ticket.state !== 'disconnected') || ticket.wish === 'otherDay') return null;
  return (
    <MoveDialog
      name={fullName(ticket.name)}
      places={neighbours.filter((neighbour) => neighbour.conferenceOpen)}
      disabled={actions.busy}
      onMove={(auditorium) => actions.run(connection.call('moveTicket', ticket.participantId, auditorium))}
    />
  );
}
