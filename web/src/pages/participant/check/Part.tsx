import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../parts/Button';
import { checkTexts as t } from '../../../texts/check';
import type { CheckState, PartId } from './checkState';

/** One part of the check: open when it is its turn, one line when it is done or still ahead. */
export function Part({
  check,
  part,
  name,
  done,
  children,
}: {
  check: CheckState;
  part: PartId;
  name: string;
  /** What was found, for the line. */
  done: string;
  children: ComponentChildren;
}) {
  const state = check.states.value[part];
  const open = check.current.value === part;
  const over = state === 'ok' && !open;
  const heading = `check-${part}`;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that ended the part before has gone, and with it the focus: the next part takes it.
  useEffect(() => {
    if (!open || part === 'camera') return;
    title.current?.scrollIntoView?.({ block: 'nearest' });
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [open, part]);
  return (
    <li class="check-part" data-state={over ? 'done' : open ? 'now' : 'ahead'} aria-current={open ? 'step' : undefined}>
      <section class="stack" aria-labelledby={heading}>
        <div class="check-part-head">
          <span class="check-part-number" aria-hidden="true">
            {over ? '✓' : check.shown.indexOf(part) + 1}
          </span>
          <h2 id={heading} ref={title} tabIndex={-1}>
            {over ? done : name}
          </h2>
          {over && (
            <>
              <span class="visually-hidden">{t.ok}</span>
              <Button look="quiet" size="small" aria-describedby={heading} onClick={() => check.reopen(part)}>
                {t.change}
              </Button>
            </>
          )}
        </div>
        {open && <div class="stack">{children}</div>}
      </section>
    </li>
  );
}

/** Ends a second look at a part that works. */
export function Close({ check, ok }: { check: CheckState; ok: boolean }) {
  if (!ok || check.reopened.value === null) return null;
  return (
    <div class="row">
      <Button look="primary" onClick={() => check.close()}>
        {t.call.go}
      </Button>
    </div>
  );
}
