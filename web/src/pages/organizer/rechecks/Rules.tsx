import type { RecheckRules } from '../../../protocol/rechecks';
import { recheckTexts as t } from '../../../texts/rechecks';

/** What the regulation says of rechecks, with the clause of every sentence. */
export function Rules({ rules }: { rules: RecheckRules }) {
  const lines: [text: string, source: string | undefined][] = [
    [t.right(rules.afterFails), rules.sources.afterFails],
    [t.who(rules.applicants), rules.sources.applicants],
    [t.where(rules.addressee, rules.written), rules.sources.addressee],
    [t.checks(rules.commissions), rules.sources.commission],
    [rules.final ? t.final : t.notFinal, rules.sources.final],
  ];
  return (
    <section class="panel stack" aria-labelledby="recheck-rules">
      <h2 id="recheck-rules">{t.rules}</h2>
      <ul class="recheck-rules">
        {lines.map(([text, source]) => (
          <li key={text}>
            <div>{text}</div>
            <div class="small soft">{source}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
