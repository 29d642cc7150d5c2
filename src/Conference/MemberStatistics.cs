using System.Net.Sockets;

namespace Itog.Conference;

/// <summary>
/// One member's connection. Rates are over the last second, counts since the connection began. <paramref name="EstimateBps"/> is what may be sent to the member,
/// null where nothing is known of the line; <paramref name="QueueDelayMs"/> is how long packets wait in the line's queues.
/// </summary>
public sealed record MemberStatistics(
    MemberId Member,
    Seat Seat,
    bool Hidden,
    MemberState State,
    AddressFamily? AddressFamily,
    MediaTransport? Transport,
    double? RoundTripMs,
    long PacketsIn,
    long PacketsOut,
    long PacketsRefused,
    long? EstimateBps,
    double? QueueDelayMs,
    IReadOnlyList<TrackStatistics> Tracks,
    IReadOnlyList<SlotStatistics> Slots);
