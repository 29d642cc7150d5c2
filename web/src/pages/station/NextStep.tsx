import { Button } from '../../parts/Button';
import type { StageView } from '../../protocol/messages';
import { stationTexts } from '../../texts/station';

const t = stationTexts.next;

/** The one way forward. */
export function NextStep({
  stage,
  following,
  blocked,
  onNext,
}: {
  stage: StageView;
  following: StageView | null;
  blocked: boolean;
  onNext: () => void;
}) {
  const last = stage.id === 'closing';
  return (
    <div class="stack-tight next">
      <Button
        look="primary"
        size="large"
        wide
        disabled={blocked}
        onClick={(event) => {
          // After a click the next press of the space bar is the page's own «далее» again; who came by Tab stays on the button.
          if (event.detail > 0) event.currentTarget.blur();
          onNext();
        }}
      >
        {last ? t.finish : following ? t.to(following.title) : t.button}
      </Button>
      <p class="small soft">
        <kbd>{t.key}</kbd> {t.hint}
      </p>
    </div>
  );
}
