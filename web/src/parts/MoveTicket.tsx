import { useSignal } from '@preact/signals';
import type { Connection } from '../protocol/connection';
import type { Neighbour, TechnicianView, TicketView } from '../protocol/messages';
import { common, fullName } from '../texts/common';
import { stationTexts } from '../texts/station';
import { Button } from './Button';
import { Dialog } from './Dialog';
import type { Actions } from './outcome';

const t = stationTexts.move;

interface Props {
  ticket: TicketView;
  /** The other auditoriums of the day; only the open ones can be chosen. */
  neighbours: Neighbour[];
  connection: Connection<TechnicianView>;
  actions: Actions;
}

/** Moves one who waits to another auditorium by hand: he keeps his turn, and his page goes along by itself. */
export function MoveTicket({ ticket, neighbours, connection, actions }: Props) {
  const asking = useSignal(false);
  const chosen = useSignal<number | null>(null);
  const open = neighbours.filter((neighbour) => neighbour.conferenceOpen);
  if (open.length === 0 || (ticket.state !== 'waiting' && ticket.state !== 'disconnected') || ticket.wish === 'otherDay')
    return null;
  const target = chosen.value ?? open[0]?.auditorium ?? 0;
  const close = () => (asking.value = false);
  return (
    <>
      <Button size="small" look="quiet" disabled={actions.busy} onClick={() => (asking.value = true)}>
        {t.button} <span class="visually-hidden">{fullName(ticket.name)}</span>
      </Button>
      {asking.value && (
        <Dialog title={t.title(fullName(ticket.name))} onClose={close}>
          <form
            method="dialog"
            class="stack"
            onSubmit={async (event) => {
              event.preventDefault();
              await actions.run(connection.call('moveTicket', ticket.participantId, target));
              close();
            }}
          >
            <p>{t.rule}</p>
            <fieldset class="stack-tight">
              <legend>{t.where}</legend>
              {open.map((neighbour) => (
                <label key={neighbour.auditorium} class="check">
                  <input
                    type="radio"
                    name="auditorium"
                    checked={target === neighbour.auditorium}
                    onChange={() => (chosen.value = neighbour.auditorium)}
                  />
                  {stationTexts.neighbours.auditorium(neighbour.number)} — {stationTexts.neighbours.waiting(neighbour.waiting)}
                </label>
              ))}
            </fieldset>
            <div class="dialog-actions">
              <Button onClick={close}>{common.cancel}</Button>
              <Button type="submit" look="primary">
                {t.confirm}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
