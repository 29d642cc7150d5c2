import { useSignal } from '@preact/signals';
import type { Connection } from '../protocol/connection';
import type { StationView, TechnicianView, TicketView } from '../protocol/messages';
import { stationTexts as t } from '../texts/station';
import { Button } from './Button';
import type { Actions } from './outcome';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  ticket: TicketView;
  connection: Connection<StationView> | Connection<TechnicianView>;
  actions: Actions;
}

/** What staff may do for one who waits: say his wish after a failure, or end early for valid reasons. */
export function TicketActions({ ticket, connection, actions }: Props) {
  const ending = useSignal(false);
  const id = ticket.participantId;
  const answer = (today: boolean) => void actions.run(connection.call('answerWishFor', id, today));
  const waits = ticket.state === 'waiting' || ticket.state === 'disconnected';
  if (!waits) return null;
  return (
    <div class="row queue-actions">
      {(ticket.wish === 'asked' || ticket.wish === 'otherDay') && (
        <Button size="small" disabled={actions.busy} onClick={() => answer(true)}>
          {t.waiting.today}
        </Button>
      )}
      {ticket.wish === 'asked' && (
        <Button size="small" disabled={actions.busy} onClick={() => answer(false)}>
          {t.waiting.otherDay}
        </Button>
      )}
      {ticket.wish !== 'otherDay' && (
        <Button size="small" look="quiet" disabled={actions.busy} onClick={() => (ending.value = true)}>
          {t.waiting.end}
        </Button>
      )}
      {ending.value && (
        <ReasonDialog
          texts={t.waitingEnd}
          rule={[t.waitingEnd.rule]}
          onClose={() => (ending.value = false)}
          onConfirm={(reason) => actions.run(connection.call('endWaiting', id, reason))}
        />
      )}
    </div>
  );
}
