import type { Actions } from '../../parts/outcome';
import { TicketActions } from '../../parts/TicketActions';
import type { Connection } from '../../protocol/connection';
import type { StationView, TicketView } from '../../protocol/messages';
import { HelpCalls } from './HelpCalls';
import { Skip } from './Skip';

interface Props {
  ticket: TicketView;
  view: StationView;
  connection: Connection<StationView>;
  actions: Actions;
}

/**
 * In a row of the queue: his call for help, the way past him while he is away, and what staff may say or decide for him. The first of the
 * queue is passed over at the head of the page.
 */
export function RowActions({ ticket, view, connection, actions }: Props) {
  const calls = view.helpCalls.filter((call) => call.participantId === ticket.participantId);
  return (
    <>
      <HelpCalls calls={calls} connection={connection} />
      <div class="row queue-ways">
        {ticket.maySkip && ticket.place !== 1 && <Skip ticket={ticket} connection={connection} actions={actions} />}
        <TicketActions ticket={ticket} connection={connection} actions={actions} />
      </div>
    </>
  );
}
