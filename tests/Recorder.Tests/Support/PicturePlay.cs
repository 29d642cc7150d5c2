using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.WebRtc;

namespace Itog.Recorder.Tests.Support;

/// <summary>Recordings with pictures on a <see cref="Bench"/>.</summary>
internal static class PicturePlay
{
    private static readonly double TurnMs = RecorderThread.Turn.TotalMilliseconds;

    public static Task StartWithPicturesAsync(this Bench bench) => bench.Service.StartAsync(bench.Request with
    {
        Pictures = [PictureSender.Camera, new Slot(Seat.Interlocutor, TrackSource.Screen)],
    });

    /// <summary>Delivers packets as their time comes, and lets the recorder take its turns until <paramref name="untilMs"/>.</summary>
    public static void Play(this Bench bench, IEnumerable<PicturePacket> packets, double untilMs, IEnumerable<SentPacket>? sound = null)
    {
        var pictures = new Queue<PicturePacket>(packets.Where(p => p.ArrivalMs > bench.NowMs).OrderBy(p => p.ArrivalMs));
        var voices = new Queue<SentPacket>((sound ?? []).Where(p => p.ArrivalMs > bench.NowMs).OrderBy(p => p.ArrivalMs));
        while (bench.NowMs < untilMs)
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(Math.Min(TurnMs, untilMs - bench.NowMs)));
            var zero = new MediaTime(bench.Room.Now.Nanoseconds - (long)(bench.NowMs * 1e6));
            while (pictures.TryPeek(out var packet) && packet.ArrivalMs <= bench.NowMs)
            {
                bench.Room.Deliver(pictures.Dequeue(), zero + TimeSpan.FromMilliseconds(packet.ArrivalMs));
            }

            while (voices.TryPeek(out var packet) && packet.ArrivalMs <= bench.NowMs)
            {
                bench.Room.Deliver(voices.Dequeue(), zero + TimeSpan.FromMilliseconds(packet.ArrivalMs));
            }

            bench.Service.Step();
        }
    }

    /// <summary>Stops, waits for the files and reads the picture of a slot: when each frame is shown on the recording's time line.</summary>
    public static async Task<List<(double Ms, string Picture)>> FinishPictureAsync(this Bench bench, Slot slot)
    {
        await bench.StopAsync();
        await bench.WaitAsync<RecordingEvent.Ready>();
        var picture = bench.Status.Pictures.Single(p => p.Slot == slot);
        return [.. PictureClip.Shown(picture.Path).Select(f => (f.Ms + picture.Start.TotalMilliseconds, f.Picture))];
    }

    public static PictureSegment[] Segments(this Bench bench) => [.. bench.Manifest.PictureSegments];
}
