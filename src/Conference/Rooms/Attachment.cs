using Itog.WebRtc;
using Microsoft.Extensions.Logging;

namespace Itog.Conference.Rooms;

/// <summary>
/// An in-process subscriber's place in a room. It keeps a subscriber that throws, against its contract, from harming the worker:
/// the error is logged once and the subscriber is not called again. Owned by a <see cref="Room"/>; worker thread.
/// </summary>
internal sealed partial class Attachment(ITrackSubscriber subscriber, ILogger logger)
{
    private readonly Dictionary<UpTrack, bool> _wanted = [];
    private bool _faulted;

    /// <summary>Its subscriber takes the smallest picture of a track.</summary>
    public bool WantsSmallest { get; } = subscriber.WantsSmallest;

    /// <summary>Asks the subscriber once for each track.</summary>
    public bool Wants(UpTrack track)
    {
        if (_wanted.TryGetValue(track, out var wanted))
        {
            return wanted && !_faulted;
        }

        try
        {
            wanted = !_faulted && subscriber.Wants(track.Slot);
        }
#pragma warning disable CA1031 // see the summary
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fault(e);
        }

        return _wanted[track] = wanted;
    }

    public void OnPacket(in TrackPacket packet)
    {
        if (_faulted)
        {
            return;
        }

        try
        {
            subscriber.OnPacket(packet);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fault(e);
        }
    }

    public void OnSenderReport(UpTrack track, ulong ntpTime, uint rtpTimestamp, MediaTime arrival)
    {
        if (_faulted)
        {
            return;
        }

        try
        {
            subscriber.OnSenderReport(track.Slot, track.Publisher, ntpTime, rtpTimestamp, arrival);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fault(e);
        }
    }

    /// <summary>The track fills its slot no longer; the subscriber hears of it when it has got packets of it.</summary>
    public void Release(UpTrack track, MediaTime at)
    {
        if (!_wanted.Remove(track, out var wanted) || !wanted || _faulted || !track.Started)
        {
            return;
        }

        try
        {
            subscriber.OnTrackEnded(track.Slot, track.Publisher, at);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fault(e);
        }
    }

    private void Fault(Exception e)
    {
        _faulted = true;
        LogSubscriberFailed(logger, e);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A room's subscriber threw and is cut off: its recording stops here")]
    private static partial void LogSubscriberFailed(ILogger logger, Exception exception);
}
