import type { ComponentChildren } from 'preact';
import type { TicketState, TicketView } from '../protocol/messages';
import { fullName, ticketStates } from '../texts/common';
import { stationTexts as t } from '../texts/station';
import { typeset } from '../texts/typography';
import { Pill } from './Pill';
import { useSchoolTime } from './schoolTime';

const tones: Record<TicketState, 'good' | 'warn' | 'bad' | undefined> = {
  expected: undefined,
  waiting: 'good',
  disconnected: 'warn',
  absent: 'bad',
};

/** The queue as staff see it: place, name, time of the schedule, state, and why somebody stands where he stands. */
export function QueueList({
  tickets,
  title,
  actions,
}: {
  tickets: TicketView[];
  title: string;
  actions?: (ticket: TicketView) => ComponentChildren;
}) {
  const time = useSchoolTime();
  return (
    <section class="panel stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {tickets.length === 0 && <p class="soft">{t.queue.empty}</p>}
      <ol class="queue">
        {tickets.map((ticket) => (
          <li key={ticket.participantId}>
            <span class="queue-place numbers" aria-hidden="true">
              {ticket.place ?? '–'}
            </span>
            <div class="queue-person">
              <div>
                <strong>{fullName(ticket.name)}</strong> <span class="soft">{ticket.class}</span>
              </div>
              <div class="small soft">
                {[
                  `${t.queue.time} ${time.clock(ticket.scheduledAt)}`,
                  ticket.expectedAt !== null && t.queue.expected(time.clock(ticket.expectedAt)),
                  ticket.preCheckPassed === true && t.queue.checkPassed,
                  ticket.preCheckPassed === false && t.queue.checkFailed(ticket.preCheckFailed),
                  ticket.attempts > 0 && t.queue.attempts(ticket.attempts),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {ticket.note && <div class="small">{typeset(ticket.note)}</div>}
              {actions?.(ticket)}
            </div>
            <div class="row">
              {ticket.late && <Pill tone="warn">{t.queue.late}</Pill>}
              <Pill tone={tones[ticket.state]}>{ticketStates[ticket.state]}</Pill>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
