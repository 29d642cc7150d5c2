import type { ComponentChildren } from 'preact';

export type Tone = 'info' | 'good' | 'warn' | 'bad';
const signs: Record<Tone, string> = { info: 'i', good: '✓', warn: '!', bad: '!' };

/** A message that stands out: its tone is told by sign, edge and words, never by colour alone. */
export function Notice({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`}>
      <span class="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <div class="stack-tight">
        {title && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
