namespace Itog.Conference;

/// <summary>
/// A receive slot of a member: who fills it, what is sent of that, and why no more. <paramref name="LossPercent"/> is what the member's last receiver report said;
/// <paramref name="Rid"/>, <paramref name="Width"/> and <paramref name="Height"/> are of the layer being sent (null: none is, or its track has one only).
/// </summary>
public sealed record SlotStatistics(
    Slot Slot,
    MemberId? Publisher,
    bool Flowing,
    long PacketsSent,
    long Retransmitted,
    double? LossPercent,
    long BitrateBps,
    SlotWish Wish,
    string? Rid,
    int? Width,
    int? Height,
    SlotPicture Picture)
{
    /// <summary>Somebody fills it and the member wants to see it, but the line has no room.</summary>
    public bool Paused => Picture == SlotPicture.Paused;
}
