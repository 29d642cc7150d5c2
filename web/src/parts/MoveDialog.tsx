import { useSignal } from '@preact/signals';
import { common } from '../texts/common';
import { stationTexts } from '../texts/station';
import { Button } from './Button';
import { Dialog } from './Dialog';

const t = stationTexts.move;

/** An open auditorium of the day that somebody can go on waiting in. */
export interface WaitingPlace {
  auditorium: number;
  number: string;
  waiting: number;
}

interface Props {
  name: string;
  places: WaitingPlace[];
  disabled?: boolean;
  onMove: (auditorium: number) => Promise<unknown>;
}

/** A button that moves one who waits to another auditorium by hand: he keeps his turn, and his page goes along by itself. */
export function MoveDialog({ name, places, disabled = false, onMove }: Props) {
  const asking = useSignal(false);
  const chosen = useSignal<number | null>(null);
  if (places.length === 0) return null;
  const target = chosen.value ?? places[0]?.auditorium ?? 0;
  const close = () => (asking.value = false);
  return (
    <>
      <Button size="small" look="quiet" disabled={disabled} onClick={() => (asking.value = true)}>
        {t.button} <span class="visually-hidden">{name}</span>
      </Button>
      {asking.value && (
        <Dialog title={t.title(name)} onClose={close}>
          <form
            method="dialog"
            class="stack"
            onSubmit={async (event) => {
              event.preventDefault();
              await onMove(target);
              close();
            }}
          >
            <p>{t.rule}</p>
            <fieldset class="stack-tight">
              <legend>{t.where}</legend>
              {places.map((place) => (
                <label key={place.auditorium} class="check">
                  <input
                    type="radio"
                    name="auditorium"
                    checked={target === place.auditorium}
                    onChange={() => (chosen.value = place.auditorium)}
                  />
                  {stationTexts.neighbours.auditorium(place.number)} — {stationTexts.neighbours.waiting(place.waiting)}
                </label>
              ))}
            </fieldset>
            <div class="dialog-actions">
              <Button onClick={close}>{common.cancel}</Button>
              <Button type="submit" look="primary">
                {t.confirm}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
