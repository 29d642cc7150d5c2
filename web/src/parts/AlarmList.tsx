import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { AlarmView, Outcome } from '../protocol/messages';
import { alarmTexts as t } from '../texts/alarms';
import { typeset } from '../texts/typography';
import { isPressing, useAlarmCall } from './alarmCall';
import { Button } from './Button';
import { Refusal, useActions } from './outcome';
import { Pill } from './Pill';
import { useSchoolTime } from './schoolTime';
import './alarms.css';

/** An alarm, and where it is when there are several auditoriums. */
export interface PlacedAlarm extends AlarmView {
  /** The number of its auditorium. */
  number?: string;
}

interface Props<A extends PlacedAlarm> {
  alarms: A[];
  /** What is said while there is nothing to acknowledge. */
  nothing: string;
  /** Null for those who only look. */
  acknowledge: ((alarm: A) => Promise<Outcome>) | null;
  /** What leads to the auditorium of an alarm. */
  place?: (alarm: A) => ComponentChildren;
}

/** What went wrong, newest first: rung, acknowledged by hand, and then out of the way. */
export function AlarmList<A extends PlacedAlarm>({ alarms, nothing, acknowledge, place }: Props<A>) {
  useAlarmCall(alarms);
  const heading = useId();
  const actions = useActions();
  const time = useSchoolTime();
  const fresh = alarms.filter((alarm) => !alarm.acknowledged);
  const seen = alarms.filter((alarm) => alarm.acknowledged);
  const repeated = fresh.some((alarm) => isPressing(alarm) && alarm.repeatedAt !== null);
  return (
    <section
      class={`panel stack-tight alarms${fresh.some(isPressing) ? ' alarms-ringing' : ''}${repeated ? ' alarms-repeated' : ''}`}
      aria-labelledby={heading}
    >
      <h2 id={heading}>{t.title(fresh.length)}</h2>
      {fresh.length === 0 && <p class="small soft">{nothing}</p>}
      <Refusal actions={actions} />
      <ul aria-live="assertive">
        {fresh.map((alarm) => (
          <li key={alarm.id} class="stack-tight">
            <div class="row-apart">
              {place?.(alarm)}
              <span class="small soft numbers">
                {time.exact(alarm.at)}
                {alarm.overAt && ` · ${t.over}`}
              </span>
            </div>
            {isPressing(alarm) && alarm.repeatedAt && <Pill tone="bad">{t.repeated}</Pill>}
            <p class="alarm-words">{typeset(alarm.text)}</p>
            {acknowledge && (
              <Button size="small" onClick={() => actions.run(acknowledge(alarm))}>
                {t.acknowledge}{' '}
                <span class="visually-hidden">
                  {alarm.number && `${alarm.number}: `}
                  {alarm.text}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {seen.length > 0 && (
        <details class="small">
          <summary>{t.acknowledged(seen.length)}</summary>
          <ul>
            {seen.map((alarm) => (
              <li key={alarm.id}>
                <span class="soft numbers">
                  {alarm.number && `${alarm.number} · `}
                  {time.exact(alarm.at)}
                </span>{' '}
                {typeset(alarm.text)}
                {alarm.acknowledgedAt && alarm.acknowledgedBy && (
                  <span class="soft"> — {t.acknowledgedBy(t.roles[alarm.acknowledgedBy], time.exact(alarm.acknowledgedAt))}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
