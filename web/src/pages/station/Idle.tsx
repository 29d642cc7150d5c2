import { Button } from '../../parts/Button';
import { Decisions } from '../../parts/Decisions';
import { OwnPicture } from '../../parts/OwnPicture';
import { Refusal, useActions } from '../../parts/outcome';
import { QueueList } from '../../parts/QueueList';
import { fullName } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';
import { typeset } from '../../texts/typography';
import { Break } from './Break';
import { EndedList } from './EndedList';
import { Neighbours } from './Neighbours';
import { Obstacles } from './Obstacles';
import { RowActions } from './RowActions';
import { Skip } from './Skip';
import type { StationProps } from './StationPage';

/** Obstacles that heading and words above them have told already. */
const told = new Set(['all-answered', 'nobody-waits']);

/** What has become of the last one, and what comes now. */
function Now({ lines }: { lines: string[] }) {
  return (
    <div role="status" class="stack-tight">
      {lines.map((line) => (
        <p key={line}>{typeset(line)}</p>
      ))}
    </div>
  );
}

/** Between two participants: one action, and who comes next. */
export function Idle({ connection, media, view }: StationProps) {
  const actions = useActions();
  const over = view.obstacles.some((obstacle) => obstacle.code === 'all-answered');
  const next = view.queue.find((ticket) => ticket.place === 1 && ticket.preCheckPassed && ticket.wish !== 'asked');
  return (
    <main class="station-idle">
      <div class="stack">
        <Decisions attempts={view.ended} call={connection.call.bind(connection)} />
        <div class="panel stack">
          <div class="row-apart">
            <div>
              <h1>{next ? t.queue.admitHint(fullName(next.name)) : over ? t.queue.over : t.queue.nobody}</h1>
              {next?.maySkip && <p class="soft">{t.queue.away}</p>}
            </div>
            {!over && (
              <Button
                look="primary"
                size="large"
                disabled={view.obstacles.length > 0 || actions.busy}
                onClick={() => actions.run(connection.call('admitNext'))}
              >
                {t.queue.admit}
              </Button>
            )}
          </div>
          <Now lines={view.script.todo} />
          <Obstacles obstacles={view.obstacles.filter(({ code }) => !told.has(code))} />
          {next?.maySkip && (
            <div>
              <Skip ticket={next} connection={connection} actions={actions} />
            </div>
          )}
          <Refusal actions={actions} />
        </div>
        <QueueList
          tickets={view.queue}
          title={t.queue.title}
          actions={(ticket) => <RowActions ticket={ticket} view={view} connection={connection} actions={actions} />}
        />
        <Neighbours view={view} connection={connection} actions={actions} />
      </div>
      <aside class="stack">
        {view.break && <Break pause={view.break} clock={connection.clock} />}
        <OwnPicture media={media} />
        <EndedList attempts={view.ended} />
      </aside>
    </main>
  );
}
