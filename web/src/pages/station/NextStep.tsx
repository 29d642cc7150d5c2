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
          // Leaves the button, so that the next press of the space bar is the page's own «далее» again.
          event.currentTarget.blur();
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
