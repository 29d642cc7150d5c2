import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import type { Actions } from '../../parts/outcome';
import { ReasonDialog } from '../../parts/ReasonDialog';
import type { Connection } from '../../protocol/connection';
import type { AttemptView, StationView } from '../../protocol/messages';
import { stationTexts as t } from '../../texts/station';

interface Props {
  attempt: AttemptView;
  connection: Connection<StationView>;
  actions: Actions;
}

/** The three other ends of an attempt; each explains its rule before it is confirmed. */
export function MoreActions({ attempt, connection, actions }: Props) {
  const open = useSignal<'failure' | 'unfinished' | 'remove' | null>(null);
  const close = () => {
    open.value = null;
  };
  const shown = attempt.kimShownAt !== null;
  return (
    <div class="more">
      <Button size="small" onClick={() => (open.value = 'failure')}>
        {t.more.failure}
      </Button>
      <Button size="small" onClick={() => (open.value = 'unfinished')}>
        {t.more.unfinished}
      </Button>
      <Button size="small" look="danger" onClick={() => (open.value = 'remove')}>
        {t.more.remove}
      </Button>
      {open.value === 'failure' && (
        <ReasonDialog
          texts={t.failure}
          rule={[shown ? t.failure.shown : t.failure.notShown, t.failure.undo]}
          onClose={close}
          onConfirm={(reason) => actions.run(connection.call('reportTechnicalFailure', reason))}
        />
      )}
      {open.value === 'unfinished' && (
        <ReasonDialog
          texts={t.unfinished}
          rule={[t.unfinished.rule]}
          onClose={close}
          onConfirm={(reason) => actions.run(connection.call('markUnfinished', reason))}
        />
      )}
      {open.value === 'remove' && (
        <ReasonDialog
          texts={t.remove}
          rule={[t.remove.rule]}
          danger
          onClose={close}
          onConfirm={(reason) => actions.run(connection.call('remove', reason))}
        />
      )}
    </div>
  );
}
