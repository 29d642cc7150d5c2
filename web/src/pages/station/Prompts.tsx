import { useRef } from 'preact/hooks';
import { useServerNow } from '../../parts/StageClock';
import type { ServerClock } from '../../protocol/clock';
import type { Prompt, Spoken, StageView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';
import { typeset } from '../../texts/typography';

const t = stationTexts.prompts;

/** So long after the stage began the reminder stands out, in milliseconds: a child needs a breath before he speaks. */
const LATE = 12_000;

interface Props {
  prompts: Prompt[];
  stage: StageView;
  clock: ServerClock;
  onMark: (what: Spoken, said: boolean) => void;
}

/** What the participant says to the recording now; also by the keys 1 and 2. Whoever forgets is reminded, and nothing waits for it. */
export function Prompts({ prompts, stage, clock, onMark }: Props) {
  const now = useServerNow(clock);
  const late = stage.beganAt !== null && now - Date.parse(stage.beganAt) > LATE;
  // A click leaves the box, so that the space bar is the page's own «далее» again; who came by Tab stays.
  const clicked = useRef(false);
  const forgotten = prompts.filter((prompt) => !prompt.said);
  return (
    <fieldset class="panel stack-tight prompts">
      <legend>{t.title}</legend>
      {prompts.map((prompt, index) => (
        <label
          key={prompt.what}
          class="check"
          onPointerDown={() => (clicked.current = true)}
          onKeyDown={() => (clicked.current = false)}
        >
          <input
            type="checkbox"
            checked={prompt.said}
            onChange={(event) => {
              if (clicked.current) event.currentTarget.blur();
              onMark(prompt.what, event.currentTarget.checked);
            }}
          />
          <span>{typeset(prompt.text)}</span>
          <kbd>{index + 1}</kbd>
        </label>
      ))}
      <div role="status">
        {late && forgotten.length > 0 && (
          <p class="prompt-reminder">
            <span class="label">{t.remind}</span> {forgotten.map((prompt) => typeset(prompt.reminder)).join(' ')}
          </p>
        )}
      </div>
    </fieldset>
  );
}
