import { Pill } from '../../parts/Pill';
import { useSchoolTime } from '../../parts/schoolTime';
import type { AttemptPhase, AttemptView } from '../../protocol/messages';
import { attemptPhases, recordingStates, shortName } from '../../texts/common';
import { stationTexts as t } from '../../texts/station';

const tones: Partial<Record<AttemptPhase, 'good' | 'warn' | 'bad'>> = {
  finished: 'good',
  technicalFailure: 'warn',
  unfinished: 'warn',
  removed: 'bad',
};

/** Attempts of the day that ended, newest first. */
export function EndedList({ attempts }: { attempts: AttemptView[] }) {
  const time = useSchoolTime();
  return (
    <section class="panel stack-tight" aria-labelledby="ended">
      <h2 id="ended">{t.ended.title}</h2>
      {attempts.length === 0 && <p class="soft small">{t.ended.empty}</p>}
      <ul class="ended">
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            <div>
              <strong>{shortName(attempt.name)}</strong>{' '}
              <span class="soft small">{attempt.endedAt && t.ended.at(time.clock(attempt.endedAt))}</span>
            </div>
            <Pill tone={tones[attempt.phase]}>{attemptPhases[attempt.phase]}</Pill>
            <div class="small soft">
              {recordingStates[attempt.recording.state]}
              {attempt.recording.state === 'ready' && (
                <>
                  {' · '}
                  <a href={`/listening?attempt=${attempt.id}`} target="_blank" rel="noopener">
                    {t.ended.listen} <span class="visually-hidden">{shortName(attempt.name)}</span>
                  </a>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
