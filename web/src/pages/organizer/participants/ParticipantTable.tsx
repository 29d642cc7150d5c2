import { Pill } from '../../../parts/Pill';
import type { ParticipantCard, ParticipantEntry } from '../../../protocol/school';
import { peopleTexts as t } from '../../../texts/people';
import { fullName } from './entry';

function Conditions({ entry }: { entry: ParticipantEntry }) {
  return (
    <span class="row">
      {entry.category !== 'usual' && <span class="small">{t.categories[entry.category]}</span>}
      {entry.answerForm === 'written' && <Pill>{t.written}</Pill>}
      {entry.answerForm === 'oralWithInterpreter' && <Pill>{t.interpreter}</Pill>}
      {entry.extraTime && <Pill>{t.extra}</Pill>}
      {entry.remoteGround && <Pill>{t.remote}</Pill>}
      {entry.consent === 'awaited' && <Pill tone="warn">{t.noConsent}</Pill>}
      {entry.consent === 'refused' && <Pill tone="bad">{t.refusedConsent}</Pill>}
    </span>
  );
}

/** A row for each participant; the name opens the card. */
export function ParticipantTable({ people, onOpen }: { people: ParticipantCard[]; onOpen: (person: ParticipantCard) => void }) {
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col">{t.columns.class}</th>
            <th scope="col">{t.columns.code}</th>
            <th scope="col">{t.columns.document}</th>
            <th scope="col">{t.columns.conditions}</th>
            <th scope="col">{t.columns.contacts}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} class={person.withdrawnAt ? 'participant-withdrawn' : undefined}>
              <th scope="row">
                <button type="button" class="link" aria-label={t.edit(fullName(person.entry))} onClick={() => onOpen(person)}>
                  {fullName(person.entry)}
                </button>
                {person.withdrawnAt && ' '}
                {person.withdrawnAt && <Pill>{t.withdrawn}</Pill>}
              </th>
              <td>{person.entry.class}</td>
              <td class="numbers">{person.entry.code}</td>
              <td class="numbers participant-document">
                {person.entry.documentSeries} {person.entry.documentNumber}
              </td>
              <td>
                <Conditions entry={person.entry} />
              </td>
              <td class="small">{person.entry.email ?? person.entry.parentEmail ?? <span class="soft">{t.noAddress}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
