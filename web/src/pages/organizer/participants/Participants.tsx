import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import type { ParticipantCard } from '../../../protocol/school';
import { organizerTexts } from '../../../texts/organizer';
import { peopleTexts as t } from '../../../texts/people';
import { ListState } from '../ListState';
import type { SectionProps } from '../sections';
import { useList } from '../useList';
import { CardDialog } from './CardDialog';
import { emptyEntry } from './entry';
import { ImportWizard } from './ImportWizard';
import { matches } from './matches';
import { ParticipantTable } from './ParticipantTable';
import './participants.css';

/** The list of the school: found, corrected, loaded from a file. */
export function Participants({ school }: SectionProps) {
  const path = `/api/schools/${school.id}/participants`;
  const list = useList<ParticipantCard>(path);
  const [search, setSearch] = useState('');
  const [chosenClass, setClass] = useState('');
  const open = useSignal<ParticipantCard | 'new' | 'import' | null>(null);

  const people = list.items ?? [];
  const classes = [...new Set(people.map((p) => p.entry.class))].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
  const shown = people.filter((p) => (chosenClass === '' || p.entry.class === chosenClass) && matches(p.entry, search));
  const close = () => {
    open.value = null;
  };
  const closeAndReload = () => {
    close();
    void list.reload();
  };
  const current = open.value;
  return (
    <>
      <div class="row-apart">
        <h1>{organizerTexts.names.participants}</h1>
        <div class="row">
          <Button onClick={() => (open.value = 'new')}>{t.add}</Button>
          <Button look="primary" onClick={() => (open.value = 'import')}>
            {t.load}
          </Button>
        </div>
      </div>
      <ListState list={list} />
      {list.items && people.length === 0 && <p class="panel">{t.none}</p>}
      {people.length > 0 && (
        <>
          <div class="participants-filter">
            <label class="visually-hidden" for="participants-search">
              {t.search}
            </label>
            <input
              id="participants-search"
              type="search"
              placeholder={t.search}
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            <label class="visually-hidden" for="participants-class">
              {t.className}
            </label>
            <select id="participants-class" value={chosenClass} onChange={(event) => setClass(event.currentTarget.value)}>
              <option value="">{t.allClasses}</option>
              {classes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
            <span class="soft" role="status">
              {t.count(people.length, shown.length)}
            </span>
          </div>
          {shown.length === 0 ? (
            <p class="panel">{t.notFound}</p>
          ) : (
            <ParticipantTable people={shown} onOpen={(p) => (open.value = p)} />
          )}
        </>
      )}
      {current === 'import' && <ImportWizard school={school} onClose={close} onTaken={closeAndReload} />}
      {current === 'new' && <CardDialog path={path} card={null} entry={emptyEntry} onClose={close} onSaved={closeAndReload} />}
      {current !== null && typeof current === 'object' && (
        <CardDialog path={path} card={current} entry={current.entry} onClose={close} onSaved={closeAndReload} />
      )}
    </>
  );
}
