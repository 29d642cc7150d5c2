using System.Net.Sockets;

namespace Itog.Conference;

/// <summary>One member's connection. Rates are over the last second, counts since the connection began.</summary>
public sealed record MemberStatistics(
    MemberId Member,
    Seat Seat,
    bool Hidden,
    MemberState State,
    AddressFamily? AddressFamily,
    double? RoundTripMs,
    long PacketsIn,
    long PacketsOut,
    long PacketsRefused,
    IReadOnlyList<TrackStatistics> Tracks,
    IReadOnlyList<SlotStatistics> Slots);
