import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { send } from '../../../protocol/api';
import type { AttendantLink, AttendantRow } from '../../../protocol/categories';
import type { Problem } from '../../../protocol/messages';
import type { ParticipantCard } from '../../../protocol/school';
import { attendantDesk as t } from '../../../texts/categories';
import { organizerTexts } from '../../../texts/organizer';
import { ListState } from '../ListState';
import { fullName } from '../participants/entry';
import type { SectionProps } from '../sections';
import { useList } from '../useList';
import { AttendantDialog } from './AttendantDialog';

/** The assistants and sign interpreters of the school: whom each is beside, and his link. */
export function Attendants({ school }: SectionProps) {
  const path = `/api/schools/${school.id}/attendants`;
  const list = useList<AttendantRow>(path);
  const people = useList<ParticipantCard>(`/api/schools/${school.id}/participants`);
  const editing = useSignal<AttendantRow | 'new' | null>(null);
  const problem = useSignal<Problem | null>(null);
  const told = useSignal<{ name: string; url: string; copied: boolean } | null>(null);
  const names = new Map((people.items ?? []).map((card) => [card.id, fullName(card.entry)]));

  async function copy(row: AttendantRow, renew: boolean) {
    const reply = await send<AttendantLink>(`${path}/${row.id}/link`, { method: 'PUT', body: { renew } });
    problem.value = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    const { url } = reply.value;
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    told.value = { name: row.fullName, url, copied };
  }

  return (
    <>
      <div class="row-apart">
        <h1>{organizerTexts.names.attendants}</h1>
        <Button look="primary" disabled={people.items === null} onClick={() => (editing.value = 'new')}>
          {t.add}
        </Button>
      </div>
      <p class="soft">{t.lead}</p>
      <div role="alert">{problem.value && <ProblemNotice problem={problem.value} />}</div>
      <div role="status">
        {told.value && (
          <Notice tone="good">
            {told.value.copied ? t.copied(told.value.name) : t.byHand(told.value.name)}
            {!told.value.copied && <p class="link-url">{told.value.url}</p>}
          </Notice>
        )}
      </div>
      <ListState list={list} />
      {list.items?.length === 0 && <p class="panel">{t.none}</p>}
      {list.items !== null && list.items.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.role}</th>
                <th scope="col">{t.columns.participants}</th>
                <th scope="col">{t.columns.link}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.fullName}</th>
                  <td>{t.roles[row.role]}</td>
                  <td>{row.participants.map((id) => names.get(id) ?? id).join(', ') || t.nobody}</td>
                  <td>
                    <span class="row">
                      {row.beside ? (
                        <span class="small soft">{t.besideShort}</span>
                      ) : (
                        <>
                          <Button size="small" aria-label={t.copyFor(row.fullName)} onClick={() => copy(row, false)}>
                            {t.copy}
                          </Button>
                          <Button size="small" look="quiet" aria-label={t.renewFor(row.fullName)} onClick={() => copy(row, true)}>
                            {t.renew}
                          </Button>
                        </>
                      )}
                      <Button
                        size="small"
                        look="quiet"
                        aria-label={t.editFor(row.fullName)}
                        onClick={() => (editing.value = row)}
                      >
                        {t.edit}
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing.value && people.items && (
        <AttendantDialog
          path={path}
          row={editing.value === 'new' ? null : editing.value}
          people={people.items}
          onClose={() => (editing.value = null)}
          onSaved={() => {
            editing.value = null;
            void list.reload();
          }}
        />
      )}
    </>
  );
}
