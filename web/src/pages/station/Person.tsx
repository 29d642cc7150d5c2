import { useSchoolTime } from '../../parts/schoolTime';
import type { AttemptView } from '../../protocol/messages';
import { fullName } from '../../texts/common';
import { stationTexts } from '../../texts/station';

const t = stationTexts.person;

/** Who answers, with what the register needs. */
export function Person({ attempt }: { attempt: AttemptView }) {
  const time = useSchoolTime();
  return (
    <section class="panel stack-tight" aria-labelledby="person">
      <h2 id="person">{fullName(attempt.name)}</h2>
      <dl class="facts small">
        <dt>{t.class}</dt>
        <dd>{attempt.class}</dd>
        <dt>{t.document}</dt>
        <dd>{attempt.document}</dd>
        <dt>{t.variant}</dt>
        <dd>{attempt.variant ?? t.unknown}</dd>
        {attempt.number > 1 && (
          <>
            <dt>{t.attempt}</dt>
            <dd>{attempt.number}</dd>
          </>
        )}
        {attempt.kimShownAt && (
          <>
            <dt>{t.started}</dt>
            <dd>{time.clock(attempt.kimShownAt)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
