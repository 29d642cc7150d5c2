import { useSchoolTime } from '../../../parts/schoolTime';
import type { Recheck, RecheckRules } from '../../../protocol/rechecks';
import { sayDate } from '../../../texts/common';
import { recheckTexts as t } from '../../../texts/rechecks';
import { resultsTexts } from '../../../texts/results';

/** What has been done, step by step, with its dates and papers. */
export function RecheckSteps({ recheck, rules }: { recheck: Recheck; rules: RecheckRules }) {
  const time = useSchoolTime();
  const filed = [
    t.filed(recheck.applicant, time.moment(recheck.filedAt)),
    recheck.paper ?? (rules.written ? t.online : ''),
    recheck.earlierFail ?? '',
    recheck.lateGround ?? '',
  ];
  const told = [
    ...recheck.letters.filter((l) => l.sentAt).map((l) => resultsTexts.sent(l.reader, time.moment(l.sentAt ?? ''))),
    ...recheck.letters
      .filter((l) => !l.sentAt)
      .map((l) => (l.nextTryAt ? resultsTexts.waits(l.reader) : resultsTexts.givenUp(l.reader, l.fault ?? ''))),
    ...recheck.acquaintances.map((a) =>
      a.signedOn ? resultsTexts.signedOn(a.reader, sayDate(a.signedOn)) : resultsTexts.known(a.reader, time.moment(a.at)),
    ),
  ];
  const result =
    recheck.unscorableBecause !== null
      ? t.unscorable(recheck.unscorableBecause)
      : recheck.total !== null
        ? `${recheck.recheckPassed ? t.passed : t.failed} — ${t.scored(recheck.total, recheck.max ?? 0, recheck.firstTotal ?? 0)}`
        : recheck.rechecker
          ? t.waiting
          : '';
  const verdict = recheck.passed === null ? t.again : recheck.passed ? t.passed : t.failed;
  const lines: [title: string, text: string][] = [
    [t.steps.filed, filed.filter(Boolean).join('; ')],
    [t.steps.forwarded, recheck.forwardedOn ? t.forwarded(sayDate(recheck.forwardedOn), recheck.forwardedTo ?? '') : ''],
    [t.steps.blinded, recheck.blindedAt ? t.blinded(recheck.muted.length) : ''],
    [
      t.steps.assigned,
      recheck.rechecker && recheck.assignedAt ? t.assigned(recheck.rechecker, time.moment(recheck.assignedAt)) : '',
    ],
    [t.steps.scored, result],
    [t.steps.decided, recheck.decidedOn ? `${verdict} — ${t.decided(sayDate(recheck.decidedOn), recheck.decision)}` : ''],
    [t.steps.told, told.join('; ')],
  ];
  return (
    <dl class="recheck-steps">
      {lines
        .filter(([, text]) => text !== '')
        .map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {recheck.withdrawnBecause && (
        <div>
          <dt>{t.withdraw}</dt>
          <dd>{recheck.withdrawnBecause}</dd>
        </div>
      )}
    </dl>
  );
}
