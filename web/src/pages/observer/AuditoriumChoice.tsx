import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Session } from '../../protocol/messages';
import { readSession } from '../../protocol/session';
import { common } from '../../texts/common';
import { observerTexts as t } from '../../texts/observer';

/** The auditoriums to which the observer is appointed; nothing to choose while there is one. */
export function AuditoriumChoice({ auditorium }: { auditorium: number }) {
  const places = useSignal<Session['assignments']>([]);
  useEffect(() => {
    void readSession().then(({ session }) => {
      places.value = session?.assignments.filter((one) => one.role === 'observer') ?? [];
    });
  }, [places]);
  if (places.value.length < 2) return null;
  return (
    <label class="row small">
      {t.auditorium}
      <select
        class="observer-choice"
        value={String(auditorium)}
        onChange={(event) => location.assign(`/observer?auditorium=${event.currentTarget.value}`)}
      >
        {places.value.map((place) => (
          <option key={place.auditorium.id} value={String(place.auditorium.id)}>
            {common.auditorium(place.auditorium.number)}
          </option>
        ))}
      </select>
    </label>
  );
}
