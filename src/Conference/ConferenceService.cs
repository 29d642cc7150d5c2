using System.Threading.Channels;
using Itog.WebRtc;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Itog.Conference;

/// <summary>
/// The door of the media side: the web side's threads call it, it posts commands to the media workers that own the rooms.
/// One per process; starts and stops with the host.
/// </summary>
public sealed class ConferenceService(IOptions<ConferenceOptions> options, TimeProvider time, ILogger<ConferenceService> logger)
    : IHostedService, IAsyncDisposable
{
    private readonly ConferenceOptions _options = options.Value;

    /// <summary>The media clock, now.</summary>
    public MediaTime Now => throw new NotSupportedException();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = (_options, time, logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Takes a member into a room (which appears with its first member) and answers the offer.
    /// The same member again takes the place of the old connection, which ends as <see cref="LeaveReason.Replaced"/>.
    /// </summary>
    public Task<JoinResult> JoinAsync(RoomId room, MemberId member, Seat seat, JoinOffer offer, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Ends a member's connection; nothing happens when there is none.</summary>
    public Task LeaveAsync(RoomId room, MemberId member) => throw new NotSupportedException();

    /// <summary>Attaches an in-process subscriber (the recorder) to a room; disposing the result detaches it, after which it is never called again.</summary>
    public Task<IAsyncDisposable> AttachAsync(RoomId room, ITrackSubscriber subscriber) => throw new NotSupportedException();

    /// <summary>Every stream of a room; an unknown room has no members.</summary>
    public Task<RoomStatistics> StatisticsAsync(RoomId room) => throw new NotSupportedException();

    /// <summary>The visible members of a room.</summary>
    public Task<IReadOnlyList<RosterEntry>> RosterAsync(RoomId room) => throw new NotSupportedException();

    /// <summary>A feed of everything that happens in all rooms from now on, in order; it completes when <paramref name="until"/> is cancelled or the service stops.</summary>
    public ChannelReader<RoomEvent> Subscribe(CancellationToken until = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
