import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import type { Connection } from '../../protocol/connection';
import type { HelpCall, StationView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.help;

/** Who asks for help, without a sound: the one who looks after it says so, and the child sees that somebody does. */
export function HelpCalls({ calls, connection }: { calls: HelpCall[]; connection: Connection<StationView> }) {
  return (
    <div role="status">
      {calls.map((call) => (
        <Notice key={call.alarm} title={t.asks(shortName(call.name))}>
          <p>{t.needs[call.need]}</p>
          <Button size="small" onClick={() => void connection.call('acknowledgeAlarm', call.alarm)}>
            {t.see} <span class="visually-hidden">{shortName(call.name)}</span>
          </Button>
        </Notice>
      ))}
    </div>
  );
}
