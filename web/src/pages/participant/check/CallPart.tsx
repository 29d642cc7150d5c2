import { TAKE } from '../../../media/echoTake';
import { Button } from '../../../parts/Button';
import { Notice } from '../../../parts/Notice';
import { checkTexts, faults } from '../../../texts/check';
import { bitrate } from '../../../texts/common';
import type { CheckState, Returned } from './checkState';
import { FaultCard } from './FaultCard';
import { Part } from './Part';
import { ReturnedPicture } from './ReturnedPicture';

const t = checkTexts.call;

/** A call through the server and back: the way, its quality, and oneself as others will hear or, without a voice, see it. */
export function CallPart({ check }: { check: CheckState }) {
  const { call } = check;
  const fault = check.fault('call');
  const words = check.silent ? t.silent[check.form === 'written' ? 'written' : 'signed'] : t;
  const answer = (returned: Returned) => {
    check.returned.value = returned;
    if (returned === 'badly') return;
    check.relayed = call.figures.value?.path === 'relay';
    check.close();
    call.end();
  };
  const again = () => {
    check.returned.value = null;
    if (call.state.value !== 'connected') call.start();
    else if (!check.silent) call.listen();
  };
  const begun = call.state.value !== 'idle';
  return (
    <Part check={check} part="call" name={t.name} done={check.returned.value === 'skipped' ? t.skipped : t.ok}>
      {fault ? (
        <FaultCard words={faults[fault]}>
          <Button look="primary" onClick={again}>
            {t.again}
          </Button>
          {check.returned.value === 'badly' && <Button onClick={() => answer('borne')}>{t.go}</Button>}
        </FaultCard>
      ) : begun ? (
        <Running check={check} onAnswer={answer} />
      ) : (
        <>
          <p>{words.lead}</p>
          <div class="row">
            <Button look="primary" onClick={() => call.start()}>
              {t.begin}
            </Button>
            <Button look="quiet" onClick={() => answer('skipped')}>
              {t.skip}
            </Button>
          </div>
        </>
      )}
      {fault === 'blocked' && <p class="small soft">{t.forTechnician(location.hostname)}</p>}
      {begun && fault === null && call.state.value !== 'connected' && (
        <Button look="quiet" size="small" onClick={() => answer('skipped')}>
          {t.skip}
        </Button>
      )}
    </Part>
  );
}

/** The call stands, or is being made: what to do now. */
function Running({ check, onAnswer }: { check: CheckState; onAnswer: (returned: Returned) => void }) {
  const { call } = check;
  const { state, replay } = call.echo;
  if (call.state.value !== 'connected') {
    return (
      <div class="row check-connecting" role="status">
        <div class="spinner" aria-hidden="true" />
        <div>
          <p class="lead">{t.connecting}</p>
          <p class="small soft">{t.connectingLong}</p>
        </div>
      </div>
    );
  }
  if (check.silent) {
    return (
      <>
        <Line check={check} />
        <ReturnedPicture check={check} onAnswer={onAnswer} />
      </>
    );
  }
  return (
    <>
      <Line check={check} />
      <div role="status" class="stack">
        {state.value === 'idle' && <p class="lead">{t.ready}</p>}
        {state.value === 'recording' && (
          <>
            <p class="lead">{t.recording}</p>
            <span class="take" aria-hidden="true">
              <span style={{ animationDuration: `${TAKE}ms` }} />
            </span>
          </>
        )}
        {state.value === 'playing' && <p class="lead">{t.playing}</p>}
        {state.value === 'unsupported' && <p>{t.unsupported}</p>}
      </div>
      {state.value === 'idle' && (
        <div class="row">
          <Button look="primary" size="large" onClick={() => call.listen()}>
            {t.record}
          </Button>
        </div>
      )}
      {(state.value === 'playing' || state.value === 'played') && (
        <fieldset class="stack-tight">
          <legend>{t.question}</legend>
          <div class="row">
            <Button look="primary" onClick={() => onAnswer('well')}>
              {t.good}
            </Button>
            <Button onClick={() => onAnswer('badly')}>{t.bad}</Button>
            {state.value === 'played' && (
              <Button look="quiet" onClick={() => replay.call(call.echo)}>
                {t.replay}
              </Button>
            )}
          </div>
        </fieldset>
      )}
      {state.value === 'unsupported' && (
        <Button look="primary" onClick={() => onAnswer('well')}>
          {t.go}
        </Button>
      )}
    </>
  );
}

/** What was measured, in one line, and a word about a line that is not the best. */
function Line({ check }: { check: CheckState }) {
  const figures = check.call.figures.value;
  if (figures === null) return null;
  const { figures: words, call } = checkTexts;
  const said = [
    figures.path && words.path[figures.path],
    figures.roundTripMs !== null && words.trip(figures.roundTripMs),
    figures.lossPercent !== null && words.loss(figures.lossPercent.toLocaleString('ru-RU', { maximumFractionDigits: 1 })),
    figures.receiveBps !== null && bitrate(figures.receiveBps),
  ].filter(Boolean);
  return (
    <>
      <p class="small soft numbers">{said.join(' · ')}</p>
      {check.weak() ? (
        <Notice tone="warn" title={call.weak.title}>
          <p>{call.weak.text}</p>
        </Notice>
      ) : (
        figures.path !== 'udp' &&
        figures.path !== null && (
          <Notice title={call.detour.title}>
            <p>{call.detour.text}</p>
          </Notice>
        )
      )}
    </>
  );
}
