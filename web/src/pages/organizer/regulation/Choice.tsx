import type { RegulationSummary } from '../../../protocol/regulations';

/** Chooses a regulation by its name; `none` offers to choose nothing. */
export function Choice({
  label,
  items,
  value,
  none,
  onChoose,
}: {
  label: string;
  items: RegulationSummary[];
  value: string | null;
  none?: string;
  onChoose: (id: string | null) => void;
}) {
  return (
    <label class="stack-tight">
      {label}
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        {none && <option value="">{none}</option>}
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {item.title}
          </option>
        ))}
      </select>
    </label>
  );
}
