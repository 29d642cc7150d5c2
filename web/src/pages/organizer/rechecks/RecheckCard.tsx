import { useSignal } from '@preact/signals';
import { Button } from '../../../parts/Button';
import { Pill } from '../../../parts/Pill';
import { type Recheck, type RecheckRules, recheckPath } from '../../../protocol/rechecks';
import type { TermState } from '../../../protocol/results';
import { sayDate } from '../../../texts/common';
import { recheckTexts as t } from '../../../texts/rechecks';
import { resultsTexts } from '../../../texts/results';
import type { Change } from '../useChanges';
import { AssignDialog } from './AssignDialog';
import { BlindDialog } from './BlindDialog';
import { DecisionDialog } from './DecisionDialog';
import { ForwardDialog } from './ForwardDialog';
import { RecheckSteps } from './RecheckSteps';
import { SignatureDialog } from './SignatureDialog';
import { Telling } from './Telling';
import { WithdrawDialog } from './WithdrawDialog';

export interface CardProps {
  school: number;
  day: number;
  recheck: Recheck;
  rules: RecheckRules;
  change: Change;
}

type Step = 'forward' | 'blind' | 'assign' | 'decide' | 'sign' | 'withdraw';

const tones: Partial<Record<TermState, 'good' | 'warn' | 'bad'>> = { done: 'good', near: 'warn', over: 'bad' };

/** What the school does next; null while it waits for the rechecker, and at the end. */
export function nextStep(recheck: Recheck): Step | null {
  if (recheck.state === 'filed') return 'forward';
  if (recheck.state === 'forwarded') return recheck.hasRecording ? 'blind' : null;
  if (recheck.state === 'blinded') return 'assign';
  return recheck.state === 'scored' || recheck.state === 'unscorable' ? 'decide' : null;
}

/** One recheck: whose, how far, until when, and the button of its next step. */
export function RecheckCard(props: CardProps) {
  const { day, recheck, rules } = props;
  const step = useSignal<Step | null>(null);
  const close = () => (step.value = null);
  const next = nextStep(recheck);
  const open = recheck.state !== 'decided' && recheck.state !== 'withdrawn';
  const actions: Record<Step, string> = {
    forward: t.forward,
    blind: recheck.blindedAt ? t.blindAgain : t.blind,
    assign: recheck.rechecker ? t.assignAgain : t.assign,
    decide: t.decide,
    sign: t.sign,
    withdraw: t.withdraw,
  };
  const button = (one: Step, look: 'primary' | 'quiet' = 'quiet') => (
    <Button
      key={one}
      size={look === 'primary' ? 'normal' : 'small'}
      look={look}
      aria-label={t.actionOf(actions[one], recheck.fullName)}
      onClick={() => (step.value = one)}
    >
      {actions[one]}
    </Button>
  );
  return (
    <article class="panel stack" aria-label={recheck.fullName}>
      <div class="row-apart">
        <div>
          <h3>
            {recheck.fullName}, {recheck.class}
          </h3>
          <p class="small soft">{t.code(recheck.code)}</p>
        </div>
        <div class="row">
          <Pill tone={recheck.state === 'decided' ? 'good' : undefined}>{t.states[recheck.state]}</Pill>
          {recheck.term?.deadline.on && (
            <span title={recheck.term.deadline.source}>
              <Pill tone={tones[recheck.term.state]}>
                {recheck.term.doneOn
                  ? resultsTexts.doneOn(sayDate(recheck.term.doneOn))
                  : resultsTexts.until(sayDate(recheck.term.deadline.on), recheck.term.deadline.hour)}
              </Pill>
            </span>
          )}
        </div>
      </div>
      {recheck.term && (
        <p class="small soft">
          {recheck.term.deadline.title}. {recheck.term.deadline.source}
        </p>
      )}
      <RecheckSteps recheck={recheck} rules={rules} />
      {open && !recheck.hasRecording && <p>{t.noRecording}</p>}
      <div class="row">
        {next && button(next, 'primary')}
        {recheck.state === 'filed' && recheck.hasRecording && button('blind')}
        {(recheck.state === 'blinded' || recheck.state === 'assigned') && button('blind')}
        {recheck.state === 'assigned' && button('assign')}
        {recheck.state === 'decided' && <Telling {...props} />}
        {recheck.state === 'decided' && recheck.acquaintances.length < 2 && button('sign')}
        <a
          class="button button-small button-quiet"
          href={recheckPath(day, recheck.id, 'application.pdf')}
          target="_blank"
          rel="noopener"
        >
          {t.openApplication}
        </a>
        {(recheck.signedAt || recheck.unscorableBecause) && (
          <a
            class="button button-small button-quiet"
            href={recheckPath(day, recheck.id, 'protocol.pdf')}
            target="_blank"
            rel="noopener"
          >
            {t.openProtocol}
          </a>
        )}
        {open && button('withdraw')}
      </div>
      {step.value === 'forward' && <ForwardDialog {...props} onClose={close} />}
      {step.value === 'blind' && <BlindDialog {...props} onClose={close} />}
      {step.value === 'assign' && <AssignDialog {...props} onClose={close} />}
      {step.value === 'decide' && <DecisionDialog {...props} onClose={close} />}
      {step.value === 'sign' && <SignatureDialog {...props} onClose={close} />}
      {step.value === 'withdraw' && <WithdrawDialog {...props} onClose={close} />}
    </article>
  );
}
