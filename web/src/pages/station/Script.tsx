import type { StationView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';
import { typeset } from '../../texts/typography';

const t = stationTexts.script;

/** In characters. */
const LONG = 110;

/** The lines to say now, large enough to be read while looking at the participant, and what to do. */
export function Script({ script }: { script: StationView['script'] }) {
  // Long lines are set smaller, so that what is to be done after them stays on the screen of a school's laptop.
  const long = script.say.length > 2 || script.say.join('').length > LONG;
  if (script.say.length === 0 && script.todo.length === 0) return null;
  return (
    <section class={long ? 'panel stack say-long' : 'panel stack'} aria-live="polite">
      {script.say.length > 0 && (
        <div class="stack-tight">
          <h2 class="label">{t.say}</h2>
          {script.say.map((line) => (
            <p key={line} class="say">
              {typeset(line)}
            </p>
          ))}
        </div>
      )}
      {script.todo.length > 0 && (
        <div class="stack-tight">
          <h2 class="label">{t.todo}</h2>
          <ul class="plain-list">
            {script.todo.map((line) => (
              <li key={line}>{typeset(line)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
