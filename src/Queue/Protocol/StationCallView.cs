using Itog.Queue.Wall;

namespace Itog.Queue.Protocol;

/// <summary>The technician's test call with a station, as one of the two sees it; <c>web/src/protocol/stationCall.ts</c> has its shape.</summary>
/// <param name="With">The name of the other one; null for the technician until somebody answers.</param>
/// <param name="Ending">Null while it lasts.</param>
/// <param name="Own">The reader's line over the last second, as the server measures it; null before both talk.</param>
/// <param name="Theirs">The other one's.</param>
public sealed record StationCallView(
    Guid Id, StationCallState State, string? With, StationCallEnding? Ending = null, TileSideView? Own = null, TileSideView? Theirs = null);
