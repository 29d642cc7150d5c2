using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Rtcp;
using Microsoft.Extensions.Logging;

namespace Itog.Conference.Workers;

/// <summary>What a worker's rooms and members share and never change: the certificate, the clocks, the ways out.</summary>
internal sealed class WorkerContext
{
    public required ConferenceOptions Options { get; init; }

    /// <summary>The process's certificate; owned by <see cref="ConferenceService"/>.</summary>
    public required DtlsCertificate Certificate { get; init; }

    public required Outbox Outbox { get; init; }

    /// <summary>The wall clock, for the stamps of events and sender reports only.</summary>
    public required TimeProvider WallClock { get; init; }

    public DateTimeOffset UtcNow => WallClock.GetUtcNow();

    public required RoomEventFeed Events { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>The ways down on which packets wait for their turn.</summary>
    public PacingTurns Pacing { get; } = new();

    /// <summary>Is told which rooms are in use; null where there is one worker only.</summary>
    public RoomPlaces? Places { get; init; }

    /// <summary>Space for one packet, used within one call.</summary>
    public byte[] Scratch { get; } = new byte[Outbox.PacketBytes];

    /// <summary>A moment of the wall clock and the same of the media clock: sender reports keep this pair for good, so their clock never jumps.</summary>
    public required (DateTimeOffset Utc, MediaTime Media) Origin { get; init; }

    /// <summary>Our NTP clock for sender reports (RFC 3550 §4).</summary>
    public NtpTime Ntp(MediaTime now) => NtpTime.From(Origin.Utc).Add(now - Origin.Media);

    /// <summary>Random numbers of SSRCs and first sequence numbers; tests seed it.</summary>
    public Random Random { get; init; } = Random.Shared;
}
