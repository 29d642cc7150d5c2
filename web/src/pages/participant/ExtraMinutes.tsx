import { Button } from '../../parts/Button';
import { Refusal, useActions } from '../../parts/outcome';
import { useServerNow } from '../../parts/StageClock';
import type { Connection } from '../../protocol/connection';
import type { ExtraTimeView, ParticipantView } from '../../protocol/messages';
import { extraTexts as t } from '../../texts/categories';

/** The minutes that this participant may share out as he likes: how many are left, in whole minutes, and a pause whenever he wants one. */
export function ExtraMinutes({ connection, extra }: { connection: Connection<ParticipantView>; extra: ExtraTimeView }) {
  const actions = useActions();
  if (extra.restingSince) return null;
  if (!extra.mayRest) return extra.leftSeconds === 0 ? <p class="small soft">{t.spent}</p> : null;
  return (
    <div class="extra">
      <p class="small soft">{t.left(Math.ceil(extra.leftSeconds / 60))}</p>
      <Button size="small" disabled={actions.busy} onClick={() => actions.run(connection.call('beginRest'))}>
        {t.rest}
      </Button>
      <Refusal actions={actions} />
    </div>
  );
}

/** While he rests: nothing hurries, and one button leads back. */
export function Resting({ connection, extra }: { connection: Connection<ParticipantView>; extra: ExtraTimeView }) {
  const actions = useActions();
  const gone = Math.max(0, useServerNow(connection.clock) - Date.parse(extra.restingSince ?? '')) / 1_000;
  const left = Math.max(0, Math.ceil((extra.leftSeconds - gone) / 60));
  return (
    <section class="resting panel stack-tight" aria-live="polite">
      <h2>{t.resting}</h2>
      <p>{t.restingText}</p>
      <p class="soft">{left > 0 ? t.leftNow(left) : t.over}</p>
      <Refusal actions={actions} />
      <div>
        <Button look="primary" size="large" disabled={actions.busy} onClick={() => actions.run(connection.call('endRest'))}>
          {t.goOn}
        </Button>
      </div>
    </section>
  );
}
