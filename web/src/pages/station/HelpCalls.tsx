import { Button } from '../../parts/Button';
import type { Connection } from '../../protocol/connection';
import type { HelpCall, StationView } from '../../protocol/messages';
import { shortName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.help;

interface Props {
  calls: HelpCall[];
  connection: Connection<StationView>;
  /** Where the name does not stand beside it already. */
  named?: boolean;
}

/** Who asks for help, in one line and without a sound: whoever looks after it says so, and the child sees that somebody does. */
export function HelpCalls({ calls, connection, named = false }: Props) {
  return (
    <div role="status">
      {calls.map((call) => (
        <p key={call.alarm} class="help-call">
          <span>
            <strong>{named ? t.asks(shortName(call.name)) : t.asksHere}</strong>: {t.needs[call.need]}
          </span>
          <Button size="small" onClick={() => void connection.call('acknowledgeAlarm', call.alarm)}>
            {t.see} <span class="visually-hidden">{shortName(call.name)}</span>
          </Button>
        </p>
      ))}
    </div>
  );
}
