import type { AuditoriumRow, School } from '../../../protocol/school';
import { common } from '../../../texts/common';
import { paperTexts as t } from '../../../texts/papers';
import { ListState } from '../ListState';
import { useList } from '../useList';

/** The register and the recordings of each auditorium. */
export function AuditoriumPapers({ school }: { school: School }) {
  const list = useList<AuditoriumRow>(`/api/schools/${school.id}/auditoriums`);
  return (
    <section class="panel stack">
      <h2>{t.byAuditorium}</h2>
      <ListState list={list} />
      {list.items?.map((auditorium) => (
        <div key={auditorium.id} class="row-apart">
          <span>
            {common.auditorium(auditorium.number)} <span class="soft">{auditorium.name}</span>
          </span>
          <span class="row">
            <a href={`/api/auditoriums/${auditorium.id}/register.pdf`}>{t.register}</a>
            <a href={`/api/auditoriums/${auditorium.id}/recordings.zip`}>{t.recordings}</a>
          </span>
        </div>
      ))}
    </section>
  );
}
