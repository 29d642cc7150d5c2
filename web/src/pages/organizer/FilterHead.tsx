import type { Signal } from '@preact/signals';

interface Props<Filter extends string> {
  /** Of the heading, for the section that it names. */
  id: string;
  title: string;
  show: string;
  /** What may be shown, in the order of the choice. */
  names: Record<Filter, string>;
  filter: Signal<Filter>;
}

/** The head of a list of which a part may be shown. */
export function FilterHead<Filter extends string>({ id, title, show, names, filter }: Props<Filter>) {
  return (
    <div class="row-apart">
      <h2 id={id}>{title}</h2>
      <label class="row small">
        {show}
        <select value={filter.value} onChange={(event) => (filter.value = event.currentTarget.value as Filter)}>
          {(Object.keys(names) as Filter[]).map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
