using Itog.WebRtc;

namespace Itog.Conference.Rooms;

/// <summary>Finds out what a member sees in a slot, for the page that has to say it by words. Owned by a <see cref="DownTrack"/>; worker thread.</summary>
internal sealed class SlotSight
{
    /// <summary>A camera that stumbles is not missing, and a large picture is not small while it begins small.</summary>
    private static readonly TimeSpan MissingAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SmallAfter = TimeSpan.FromSeconds(6);

    private MediaTime? _missingSince;
    private MediaTime? _smallSince;

    /// <summary>Call a few times a second, after the layers were chosen.</summary>
    public SlotPicture Find(MediaTime now, DownTrack slot)
    {
        if (slot.Wish == SlotWish.Off || slot.Source is not { Started: true } source)
        {
            _missingSince = _smallSince = null;
            return SlotPicture.Whole;
        }

        // A window of the КИМ in which nothing moves is not missed.
        _missingSince = slot.IsScreen || source.IsFlowing(now) ? null : _missingSince ?? now;
        _smallSince = slot.Wish == SlotWish.High && slot.Selected is { } selected && selected != source.BestFlowing(now) ? _smallSince ?? now : null;
        return _missingSince is { } missing && now - missing >= MissingAfter ? SlotPicture.Missing
            : slot.Selected is null ? SlotPicture.Paused
            : _smallSince is { } small && now - small >= SmallAfter ? SlotPicture.Small
            : SlotPicture.Whole;
    }
}
