import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../parts/Notice';
import { ProblemNotice } from '../../../parts/outcome';
import type { Reply } from '../../../protocol/api';
import type { Problem } from '../../../protocol/messages';
import {
  compareRegulations,
  type RegulationAnswer,
  type RegulationComparison,
  type RegulationList,
  type RegulationRound,
  readRegulation,
  readRegulationDates,
  readRegulations,
} from '../../../protocol/regulations';
import { common } from '../../../texts/common';
import { organizerTexts } from '../../../texts/organizer';
import { regulationTexts as t } from '../../../texts/regulation';
import type { SectionProps } from '../sections';
import { Choice } from './Choice';
import { Comparison } from './Comparison';
import { Dates } from './Dates';
import { Values } from './Values';
import './regulation.css';

/** What governs the day, value by value with its clause; the dates that follow from it; and how another region's rules differ. */
export function Regulation({ day }: SectionProps) {
  const list = useSignal<RegulationList | null>(null);
  const chosen = useSignal(day?.regulationId ?? null);
  const other = useSignal<string | null>(null);
  const regulation = useSignal<RegulationAnswer | null>(null);
  const dates = useSignal<RegulationRound[] | null>(null);
  const comparison = useSignal<RegulationComparison | null>(null);
  const problem = useSignal<Problem | null>(null);

  async function take<T>(call: Promise<Reply<T>>, into: { value: T | null }) {
    const reply = await call;
    problem.value = reply.ok ? null : reply.problem;
    if (reply.ok) into.value = reply.value;
  }

  const year = day ? Number(day.date.slice(0, 4)) : null;
  useEffect(() => void take(readRegulations(), list), []);
  useEffect(() => {
    const id = chosen.value ?? list.value?.items[0]?.id ?? null;
    if (id === null) return;
    chosen.value = id;
    void take(readRegulation(id), regulation).then(() => {
      const wanted = year ?? regulation.value?.regulation.year;
      if (wanted) void take(readRegulationDates(id, wanted), dates);
    });
  }, [chosen.value, list.value, year]);
  useEffect(() => {
    comparison.value = null;
    if (chosen.value && other.value) void take(compareRegulations(chosen.value, other.value), comparison);
  }, [chosen.value, other.value]);

  const known = list.value?.items ?? [];
  return (
    <>
      <h1>{organizerTexts.names.regulation}</h1>
      <p>{t.lead}</p>
      {day && chosen.value === day.regulationId && <p class="soft">{t.ofDay}</p>}
      <div class="regulation-choices">
        <Choice label={t.choose} items={known} value={chosen.value} onChoose={(id) => (chosen.value = id)} />
        <Choice
          label={t.compare}
          none={t.compareNone}
          items={known.filter((item) => item.id !== chosen.value)}
          value={other.value}
          onChoose={(id) => (other.value = id)}
        />
      </div>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {list.value?.refused.map((file) => (
        <Notice key={file.file} tone="bad" title={t.refused(file.file)}>
          <ul class="plain-list small">
            {file.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          <p class="small">{t.refusedHint}</p>
        </Notice>
      ))}
      {!regulation.value && !problem.value && (
        <p role="status" class="soft">
          {common.loading}
        </p>
      )}
      {other.value && comparison.value ? (
        <Comparison comparison={comparison.value} />
      ) : (
        regulation.value && (
          <>
            {dates.value && <Dates rounds={dates.value} />}
            <Values entries={regulation.value.entries} />
          </>
        )
      )}
    </>
  );
}
