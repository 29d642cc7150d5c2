import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { TileView } from '../../protocol/wall';
import { wallTexts as t } from '../../texts/wall';
import { Tile } from './Tile';

interface Props {
  tiles: TileView[];
  /** The server's clock. */
  now: number;
  chosen: number | null;
  onChoose: (auditorium: number) => void;
}

/** Few auditoriums have room for large tiles. */
const FEW = 8;

/** The tiles in the order of their auditoriums. One of them takes the Tab; the arrows go from one to the next. */
export function Tiles({ tiles, now, chosen, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const reached = useSignal<number | null>(null);
  if (tiles.length === 0) {
    return (
      <p class="wall-nothing soft" role="status">
        {t.nothingTroubled}
      </p>
    );
  }
  const stop = tiles.some((tile) => tile.auditorium === reached.value) ? reached.value : tiles[0]?.auditorium;
  const go = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('.tile') ?? [])];
    const next = buttons[step(buttons, event)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView?.({ block: 'nearest' });
  };
  return (
    <>
      <p id="tile-keys" class="visually-hidden">
        {t.keys}
      </p>
      <ul ref={list} class={`tiles${tiles.length <= FEW ? ' tiles-few' : ''}`} aria-label={t.tiles} onKeyDown={go}>
        {tiles.map((tile) => (
          <li key={tile.auditorium}>
            <Tile
              tile={tile}
              now={now}
              chosen={tile.auditorium === chosen}
              tabbable={tile.auditorium === stop}
              onFocus={() => (reached.value = tile.auditorium)}
              onChoose={() => onChoose(tile.auditorium)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The place of the tile to which a key leads; −1 for other keys and at the edges. Up and down keep the column, however many there are. */
export function step(buttons: HTMLElement[], event: Pick<KeyboardEvent, 'key'>): number {
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return -1;
  const columns = Math.max(
    1,
    buttons.findIndex((button) => button.offsetTop > (buttons[0]?.offsetTop ?? 0)),
  );
  const to = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    ArrowDown: here + columns,
    ArrowUp: here - columns,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  return to === undefined || to < 0 || to >= buttons.length ? -1 : to;
}
