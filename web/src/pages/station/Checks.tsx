import type { Actions } from '../../parts/outcome';
import { Pill } from '../../parts/Pill';
import type { Connection } from '../../protocol/connection';
import type { AttemptView, CheckId, StationView } from '../../protocol/messages';
import { checkNames } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';

const order: CheckId[] = ['alone', 'deskClear', 'documentMatches'];

interface Props {
  attempt: AttemptView;
  connection: Connection<StationView>;
  actions: Actions;
}

/** What must be seen and said before the КИМ. */
export function Checks({ attempt, connection, actions }: Props) {
  return (
    <fieldset class="panel stack-tight checks">
      <legend>{t.checks.title}</legend>
      {order.map((check) => (
        <label key={check} class="check">
          <input
            type="checkbox"
            checked={attempt.checks[check]}
            onChange={(event) => actions.run(connection.call('setCheck', check, event.currentTarget.checked))}
          />
          {checkNames[check]}
        </label>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={attempt.briefed}
          disabled={attempt.briefed}
          onChange={() => actions.run(connection.call('completeBriefing'))}
        />
        {t.checks.briefed}
      </label>
      <div class="heard" role="status">
        <Pill tone={attempt.ready ? 'good' : undefined}>{attempt.ready ? t.checks.ready : t.checks.notReady}</Pill>
      </div>
    </fieldset>
  );
}
