import { Notice } from '../../../parts/Notice';
import { WhyOf } from '../../../parts/Why';
import type { ImportFault, ImportPerson, ImportReport } from '../../../protocol/school';
import { importTexts as t } from '../../../texts/people';

function Faults({ faults }: { faults: ImportFault[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <div class="table-frame import-faults" tabIndex={0} role="region" aria-label={t.columns.what}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.columns.place}</th>
            <th scope="col">{t.columns.value}</th>
            <th scope="col">{t.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={`${fault.row} ${fault.cell} ${fault.title}`}>
              <th scope="row">
                {fault.cell ?? t.row(fault.row)}
                {fault.column && <div class="small soft">{fault.column}</div>}
              </th>
              <td>{fault.value}</td>
              <td>
                <strong>{fault.title}.</strong> {fault.detail}
                <WhyOf rule={fault} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function People({ title, people }: { title: string; people: ImportPerson[] }) {
  if (people.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="plain-list">
        {people.map((person) => (
          <li key={person.row}>
            {person.name}, {person.class}
            {person.changes.map((change) => (
              <div key={change.field} class="small">
                {change.field}: <del>{change.before ?? t.empty}</del> → <ins>{change.after ?? t.empty}</ins>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a list would change, or every cell that must be mended first. */
export function ImportPreview({ plan }: { plan: ImportReport }) {
  const warnings = plan.faults.filter((fault) => !fault.blocks);
  const blocking = plan.faults.filter((fault) => fault.blocks);
  return (
    <div class="stack">
      {!plan.clean && (
        <>
          <Notice tone="bad" title={t.faultsTitle(plan.faultyRows)}>
            <p>{t.faultsText}</p>
            {plan.faultCount > plan.faults.length && <p>{t.faultsMore(plan.faultCount)}</p>}
          </Notice>
          <Faults faults={blocking} />
        </>
      )}
      {plan.clean && (
        <>
          <Notice tone="good">
            <p>{plan.addedCount + plan.changedCount === 0 ? t.nothing : t.clean}</p>
          </Notice>
          <People title={t.added(plan.addedCount)} people={plan.added} />
          <People title={t.changed(plan.changedCount)} people={plan.changed} />
          {plan.sameCount > 0 && <p>{t.same(plan.sameCount)}</p>}
          {plan.unlisted.length > 0 && (
            <details>
              <summary>{t.unlisted(plan.unlisted.length)}</summary>
              <p class="soft">{t.unlistedText}</p>
              <ul class="plain-list">
                {plan.unlisted.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {plan.clean && warnings.length > 0 && (
        <details>
          <summary>{t.warnings(warnings.length)}</summary>
          <Faults faults={warnings} />
        </details>
      )}
      {plan.foreignRows > 0 && <p class="soft">{t.foreign(plan.foreignRows)}</p>}
      {plan.unknownColumns.length > 0 && <p class="small soft">{t.unknownColumns(plan.unknownColumns)}</p>}
    </div>
  );
}
