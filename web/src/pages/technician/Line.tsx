import { Pill } from '../../parts/Pill';
import type { PictureState, Seat, TrackSource } from '../../protocol/messages';
import { bitrate, seatNames, sourceNames } from '../../texts/common';
import { technicianTexts as t } from '../../texts/technician';
import type { Member } from './Wall';

/** What the server knows of a member's line: how far, how wide, by which way; and, when it is weak, what it costs him. */
export function Line({ member }: { member: Member }) {
  const taken = member.pictures.filter(byLine);
  return (
    <div class="stack-tight">
      <p class="small soft numbers">{lineWords(member).join(' · ')}</p>
      {taken.length > 0 && (
        <p class="small">
          <Pill tone="warn">{t.weak}</Pill> {taken.map(pictureWords).join('; ')}
        </p>
      )}
    </div>
  );
}

export function lineWords(member: Member): string[] {
  return [
    member.roundTripMs !== null && t.roundTrip(Math.round(member.roundTripMs)),
    member.estimateBps !== null && t.estimate(bitrate(member.estimateBps)),
    member.path !== null && t.paths[member.path],
  ].filter((word) => word !== false);
}

/** A camera that its owner does not send is no fault of who would see it. */
function byLine({ picture }: PictureState): boolean {
  return picture === 'paused' || picture === 'small';
}

function pictureWords({ slot, picture }: PictureState): string {
  const [seat, source] = slot.split('/') as [Seat, TrackSource];
  const whose = `${seatNames[seat]}, ${sourceNames[source].toLocaleLowerCase('ru')}`;
  return picture === 'paused' ? t.pausedPicture(whose) : t.smallPicture(whose);
}
