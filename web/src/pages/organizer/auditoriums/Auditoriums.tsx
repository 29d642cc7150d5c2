import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import type { AuditoriumRow } from '../../../protocol/school';
import { organizerTexts } from '../../../texts/organizer';
import { auditoriumTexts as t } from '../../../texts/people';
import { ListState } from '../ListState';
import type { SectionProps } from '../sections';
import { useList } from '../useList';
import { AuditoriumDialog } from './AuditoriumDialog';

/** The auditoriums of the school. */
export function Auditoriums({ school }: SectionProps) {
  const path = `/api/schools/${school.id}/auditoriums`;
  const list = useList<AuditoriumRow>(path);
  const open = useSignal<AuditoriumRow | 'new' | null>(null);
  const current = open.value;
  return (
    <>
      <div class="row-apart">
        <h1>{organizerTexts.names.auditoriums}</h1>
        <Button look="primary" onClick={() => (open.value = 'new')}>
          {t.add}
        </Button>
      </div>
      <p class="soft">{t.lead}</p>
      <ListState list={list} />
      {list.items?.length === 0 && <p class="panel">{t.none}</p>}
      {list.items && list.items.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.columns.number}</th>
                <th scope="col">{t.columns.name}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((row) => (
                <tr key={row.id}>
                  <th scope="row" class="numbers">
                    <button type="button" class="link" aria-label={t.edit(row.number)} onClick={() => (open.value = row)}>
                      {row.number}
                    </button>
                  </th>
                  <td>{row.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {current && (
        <AuditoriumDialog
          path={path}
          row={current === 'new' ? null : current}
          onClose={() => (open.value = null)}
          onSaved={() => {
            open.value = null;
            void list.reload();
          }}
        />
      )}
    </>
  );
}
