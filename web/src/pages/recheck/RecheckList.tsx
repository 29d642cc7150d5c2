import { Pill } from '../../parts/Pill';
import type { RecheckTask } from '../../protocol/rechecks';
import { sayDate } from '../../texts/common';
import { recheckDeskTexts as t } from '../../texts/rechecks';

/** What is given to a rechecker: codes and terms. */
export function RecheckList({ tasks, today = new Date() }: { tasks: RecheckTask[]; today?: Date }) {
  if (tasks.length === 0) return <p>{t.none}</p>;
  return (
    <>
      <p>{t.lead}</p>
      <ul class="recheck-tasks">
        {tasks.map((task) => {
          const over = task.due !== null && task.state === 'assigned' && task.due < today.toISOString().slice(0, 10);
          return (
            <li key={task.code} class="panel row-apart">
              <h2>{t.recording(task.code)}</h2>
              <div class="row">
                <Pill tone={task.state === 'scored' ? 'good' : undefined}>{t.states[task.state]}</Pill>
                {task.due && task.state === 'assigned' && (
                  <Pill tone={over ? 'bad' : 'warn'}>{over ? t.overdue(sayDate(task.due)) : t.due(sayDate(task.due))}</Pill>
                )}
                <a class="button button-primary" href={`#/${task.code}`} aria-label={t.openOf(task.code)}>
                  {t.open}
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
