import { Notice } from '../../../parts/Notice';
import { rehearsalTexts } from '../../../texts/rehearsal';

const t = rehearsalTexts.instead;

/** On a rehearsal, in place of what only an exam has: what becomes of it instead, and the way there. */
export function InsteadNotice({ of }: { of: Exclude<keyof typeof t, 'link'> }) {
  return (
    <Notice title={t[of].title}>
      <p>{t[of].text}</p>
      <p>
        <a href="#/rehearsal">{t.link}</a>
      </p>
    </Notice>
  );
}
