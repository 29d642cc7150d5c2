import { checkTexts } from '../../../texts/check';

/** The address bar of a browser with a ring round the sign at its left: where a permission is given in most of them. */
export function AddressBarPicture() {
  return (
    <svg class="address-bar" viewBox="0 0 320 64" role="img" aria-label={checkTexts.picture}>
      <rect x="1" y="10" width="318" height="44" rx="22" class="address-bar-frame" />
      <circle cx="30" cy="32" r="18" class="address-bar-ring" />
      <g class="address-bar-sign">
        <path d="M21 27h9M36 27h3M21 37h3M30 37h9" />
        <circle cx="33" cy="27" r="3" />
        <circle cx="27" cy="37" r="3" />
      </g>
      <rect x="62" y="27" width="120" height="10" rx="5" class="address-bar-text" />
      <rect x="190" y="27" width="60" height="10" rx="5" class="address-bar-text" />
    </svg>
  );
}
