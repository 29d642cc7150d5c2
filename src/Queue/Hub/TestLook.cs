using Itog.Conference;
using Itog.Exam.Readiness;
using Itog.WebRtc;

namespace Itog.Queue.Hub;

/// <summary>One look at both connections of a test call.</summary>
internal sealed record TestLook(TestPath? Path, double? RoundTripMs, double? LossDownPercent, long? LineBps, bool PictureCame, int? PictureWidth, int? PictureHeight)
{
    public static TestLook Of(MemberStatistics speaks, MemberStatistics? hears)
    {
        var camera = speaks.Tracks.FirstOrDefault(t => t.Source == TrackSource.Camera);
        return new TestLook(
            speaks.Transport switch { null => null, MediaTransport.Tcp => TestPath.Tcp, _ => TestPath.Udp },
            speaks.RoundTripMs ?? hears?.RoundTripMs,
            hears?.Slots.FirstOrDefault(s => s.Slot.Source == TrackSource.Microphone)?.LossPercent,
            hears?.EstimateBps,
            camera is { Flowing: true },
            camera?.Width,
            camera?.Height);
    }
}
