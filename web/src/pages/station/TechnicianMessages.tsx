import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { useSchoolTime } from '../../parts/schoolTime';
import type { Connection } from '../../protocol/connection';
import type { StationView } from '../../protocol/messages';
import { typeset } from '../../texts/typography';
import { stationMessageTexts as t } from '../../texts/wall';

/** What the technician wrote: calm, out of the way of the course, and there until it is read. */
export function TechnicianMessages({ view, connection }: { view: StationView; connection: Connection<StationView> }) {
  const time = useSchoolTime();
  return (
    <div role="status">
      {view.messages.map((message) => (
        <Notice key={message.id} title={`${t.title}, ${time.clock(message.at)}`}>
          <div class="row-apart">
            <p>{typeset(message.text)}</p>
            <Button size="small" onClick={() => void connection.call('confirmMessage', message.id)}>
              {t.confirm} <span class="visually-hidden">{message.text}</span>
            </Button>
          </div>
        </Notice>
      ))}
    </div>
  );
}
