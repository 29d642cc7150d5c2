import type { ComponentChildren } from 'preact';
import type { LinkState } from '../protocol/connection';
import { common } from '../texts/common';
import { type Guide, GuideButton } from './guide/GuideButton';
import { Pill } from './Pill';

/** The strip at the top of every page: the product, the place, and the state of the link. */
export function Header({
  place,
  link,
  guide,
  children,
}: {
  place: string;
  link?: LinkState;
  /** The instruction that is at hand here. */
  guide?: Guide;
  children?: ComponentChildren;
}) {
  return (
    <header class="header">
      <div class="header-name">
        <Mark />
        <div>
          {common.product}
          <div class="header-place">{place}</div>
        </div>
      </div>
      <div class="row">
        {children}
        {guide && <GuideButton {...guide} />}
        {link && (
          <span role="status">
            <Pill tone={link === 'open' ? 'good' : 'warn'}>{common.link[link]}</Pill>
          </span>
        )}
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg class="header-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1d4e9e" />
      <path d="M8 8h16v12h-8l-6 5v-5H8z" fill="#fff" />
      <path d="M11.5 12h9M11.5 16h6" stroke="#1d4e9e" stroke-width="1.8" stroke-linecap="round" />
    </svg>
  );
}
