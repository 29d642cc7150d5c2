import { useEffect, useRef } from 'preact/hooks';
import { soundAlarm } from '../media/alarmSound';
import type { AlarmView } from '../protocol/messages';

/** How often the second call is sounded while nobody acknowledges, in milliseconds. */
const AGAIN = 5_000;

/** Still wrong, and nobody has said that he sees to it. */
export function isPressing(alarm: AlarmView): boolean {
  return !alarm.acknowledged && alarm.overAt === null;
}

/** Calls by sound: softly when an alarm comes, loudly and over and over once it was raised a second time. */
export function useAlarmCall(alarms: AlarmView[], sound: (call: 'first' | 'second') => void = soundAlarm): void {
  const known = useRef<Set<string> | null>(null);
  const pressing = alarms.filter(isPressing);
  const repeated = pressing.some((alarm) => alarm.repeatedAt !== null);
  const names = pressing.map((alarm) => alarm.id).join();
  useEffect(() => {
    // What was there when the page was opened is seen, not heard.
    const fresh = known.current !== null && pressing.some((alarm) => !known.current?.has(alarm.id));
    known.current = new Set(alarms.map((alarm) => alarm.id));
    if (fresh && !repeated) sound('first');
  }, [names]);
  useEffect(() => {
    if (!repeated) return;
    sound('second');
    const timer = setInterval(() => sound('second'), AGAIN);
    return () => clearInterval(timer);
  }, [repeated]);
}
