import { useSignal } from '@preact/signals';
import { Button } from '../../parts/Button';
import type { Actions } from '../../parts/outcome';
import { ReasonDialog } from '../../parts/ReasonDialog';
import type { Connection } from '../../protocol/connection';
import type { Ending, Endings, StationView } from '../../protocol/messages';
import { stationTexts as t } from '../../texts/station';
import { typeset } from '../../texts/typography';

interface Props {
  endings: Endings;
  connection: Connection<StationView>;
  actions: Actions;
}

const ways = [
  { way: 'back', call: 'returnToQueue', texts: t.back },
  { way: 'failure', call: 'reportTechnicalFailure', texts: t.failure },
  { way: 'unfinished', call: 'markUnfinished', texts: t.unfinished },
  { way: 'removal', call: 'remove', texts: t.remove },
] as const;

/** The other ends of an attempt; each tells what it will do, by the regulation in force, before it is confirmed. */
export function MoreActions({ endings, connection, actions }: Props) {
  const open = useSignal<keyof Endings | null>(null);
  const asked = ways.find(({ way }) => way === open.value);
  return (
    <div class="more">
      {ways
        .filter(({ way }) => endings[way].refused === null)
        .map(({ way, texts }) => (
          <Button key={way} size="small" look={way === 'removal' ? 'danger' : 'plain'} onClick={() => (open.value = way)}>
            {texts.button}
          </Button>
        ))}
      {asked && (
        <ReasonDialog
          texts={asked.texts}
          rule={rulesOf(endings[asked.way])}
          source={{ clause: endings[asked.way].source, note: null }}
          danger={asked.way === 'removal'}
          onClose={() => (open.value = null)}
          onConfirm={(reason) => actions.run(connection.call(asked.call, reason))}
        />
      )}
    </div>
  );
}

function rulesOf(ending: Ending): string[] {
  return ending.rules.map(typeset);
}
