namespace Itog.Conference;

/// <summary>A receive slot of a member. <paramref name="LossPercent"/> is what the member's last receiver report said.</summary>
public sealed record SlotStatistics(
    Slot Slot,
    MemberId? Publisher,
    bool Flowing,
    long PacketsSent,
    long Retransmitted,
    double? LossPercent);
