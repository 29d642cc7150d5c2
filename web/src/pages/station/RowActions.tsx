import { Button } from '../../parts/Button';
import type { Actions } from '../../parts/outcome';
import { TicketActions } from '../../parts/TicketActions';
import type { Connection } from '../../protocol/connection';
import type { StationView, TicketView } from '../../protocol/messages';
import { fullName } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';
import { HelpCalls } from './HelpCalls';

interface Props {
  ticket: TicketView;
  view: StationView;
  connection: Connection<StationView>;
  actions: Actions;
}

/** In a row of the queue: his call for help, the way past him while he is away, and what staff may say or decide for him. */
export function RowActions({ ticket, view, connection, actions }: Props) {
  const calls = view.helpCalls.filter((call) => call.participantId === ticket.participantId);
  return (
    <>
      <HelpCalls calls={calls} connection={connection} />
      {ticket.maySkip && (
        <Button
          size="small"
          disabled={actions.busy}
          onClick={() => actions.run(connection.call('skipAbsent', ticket.participantId))}
        >
          {t.queue.skip} <span class="visually-hidden">{fullName(ticket.name)}</span>
        </Button>
      )}
      <TicketActions ticket={ticket} connection={connection} actions={actions} />
    </>
  );
}
