import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import { Pill } from '../../../parts/Pill';
import { send } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import type { IssuedLink, LinkRow } from '../../../protocol/staff';
import { common } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { linkTexts as t } from '../../../texts/staff';
import { ListState } from '../ListState';
import type { SectionProps } from '../sections';
import { useList } from '../useList';
import { LinkSheet } from './LinkSheet';
import './links.css';

/** Who has a personal link; copies, renews and prints them. */
export function Links({ school }: SectionProps) {
  const path = `/api/schools/${school.id}/links`;
  const list = useList<LinkRow>(path);
  const problem = useSignal<Problem | null>(null);
  const renewing = useSignal<LinkRow | null>(null);
  const told = useSignal<{ name: string; url: string; copied: boolean } | null>(null);
  const sheet = useSignal<IssuedLink[] | null>(null);
  const chosen = useSignal('');
  const day = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone: school.timeZone });
  const say = (at: string) => day.format(new Date(at));
  const rows = (list.items ?? []).filter((row) => chosen.value === '' || row.class === chosen.value);
  const classes = [...new Set((list.items ?? []).map((row) => row.class))].sort((a, b) => a.localeCompare(b, 'ru'));

  async function issue(people: LinkRow[], renew: boolean): Promise<IssuedLink[]> {
    const reply = await send<IssuedLink[]>(path, {
      method: 'PUT',
      body: { participants: people.map((row) => row.participant), renew },
    });
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) void list.reload();
    return reply.ok ? reply.value : [];
  }

  async function copy(row: LinkRow, renew: boolean) {
    renewing.value = null;
    const [link] = await issue([row], renew);
    if (!link) return;
    const { url } = link;
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    told.value = { name: row.name, url, copied };
  }

  async function printAll() {
    const made = await issue(rows, false);
    if (made.length > 0) sheet.value = made;
  }

  if (sheet.value)
    return <LinkSheet links={sheet.value} rows={list.items ?? []} school={school.name} onBack={() => (sheet.value = null)} />;
  return (
    <>
      <div class="row-apart">
        <h1>{organizerTexts.names.links}</h1>
        <span class="row">
          <label class="visually-hidden" for="links-class">
            {t.className}
          </label>
          <select
            id="links-class"
            class="links-class"
            value={chosen.value}
            onChange={(event) => (chosen.value = event.currentTarget.value)}
          >
            <option value="">{t.allClasses}</option>
            {classes.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <Button look="primary" disabled={rows.length === 0} onClick={printAll}>
            {chosen.value === '' ? t.printAll : t.printClass(chosen.value)}
          </Button>
        </span>
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
      {rows.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.columns.name}</th>
                <th scope="col">{t.columns.class}</th>
                <th scope="col">{t.columns.state}</th>
                <th scope="col">{t.columns.actions}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.participant}>
                  <th scope="row">{row.name}</th>
                  <td>{row.class}</td>
                  <td>
                    {row.issuedAt && row.expires ? (
                      <>
                        <Pill tone="good">{t.issued(say(row.issuedAt))}</Pill>
                        <span class="small soft"> {t.expires(say(row.expires))}</span>
                      </>
                    ) : (
                      <Pill>{t.notIssued}</Pill>
                    )}
                  </td>
                  <td>
                    <span class="row">
                      <Button size="small" aria-label={t.copyFor(row.name)} onClick={() => copy(row, false)}>
                        {t.copy}
                      </Button>
                      {row.issuedAt && (
                        <Button
                          size="small"
                          look="quiet"
                          aria-label={t.renewFor(row.name)}
                          onClick={() => (renewing.value = row)}
                        >
                          {t.renew}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {renewing.value && (
        <Dialog title={t.renewTitle} onClose={() => (renewing.value = null)}>
          <Notice tone="warn">{t.renewRule(renewing.value.name)}</Notice>
          <div class="dialog-actions">
            <Button onClick={() => (renewing.value = null)}>{common.cancel}</Button>
            <Button look="primary" onClick={() => renewing.value && copy(renewing.value, true)}>
              {t.renew}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
