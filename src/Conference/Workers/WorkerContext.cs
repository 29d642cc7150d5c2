using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Microsoft.Extensions.Logging;

namespace Itog.Conference.Workers;

/// <summary>What a worker's rooms and members share and never change: the certificate, the announced addresses, the ways out.</summary>
internal sealed class WorkerContext
{
    public required ConferenceOptions Options { get; init; }

    /// <summary>The process's certificate; owned by <see cref="ConferenceService"/>.</summary>
    public required DtlsCertificate Certificate { get; init; }

    /// <summary>Where this worker is reached: every one becomes a candidate of an answer.</summary>
    public required IReadOnlyList<SocketEndpoint> Candidates { get; init; }

    public required Outbox Outbox { get; init; }

    /// <summary>The wall clock, for the stamps of events and sender reports only.</summary>
    public required TimeProvider WallClock { get; init; }

    public DateTimeOffset UtcNow => WallClock.GetUtcNow();

    public required RoomEventFeed Events { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Random numbers of SSRCs and first sequence numbers; tests seed it.</summary>
    public Random Random { get; init; } = Random.Shared;
}
