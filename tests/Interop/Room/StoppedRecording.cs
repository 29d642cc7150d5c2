using Itog.Conference;
using Itog.Recorder;
using Itog.WebRtc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Itog.Interop.Room;

/// <summary>A recording in the state in which a server leaves it that was killed before its sound file was made: journals and a manifest. Nobody needs a browser for it.</summary>
internal static class StoppedRecording
{
    private const int Packets = 150;

    /// <summary>Opus, 20 ms of silence (RFC 6716 §3.1: full band, one frame).</summary>
    private static readonly byte[] Silence = [0xF8, 0xFF, 0xFE];

    /// <summary>Leaves it in a folder.</summary>
    public static async Task LeaveAsync(string folder)
    {
        var attempt = Guid.NewGuid();
        var room = new SilentRoom();
        await using var recorder = RecorderOver(folder, "no-such-ffmpeg", room);
        await recorder.StartAsync(new RecordingRequest(attempt, new RoomId("a"), new DateOnly(2026, 2, 11), "0101", "260117", "0007", 1));
        room.Speak(Silence, Packets);
        await recorder.StopAsync(attempt, DateTimeOffset.UtcNow);
    }

    /// <summary>What the sound file of the recording in <paramref name="folder"/> has to be: its SHA-256.</summary>
    public static async Task<string> FinishAsync(string folder)
    {
        await using var recorder = RecorderOver(folder, "ffmpeg", new SilentRoom());
        var events = recorder.Subscribe();
        await recorder.RecoverAsync();
        await foreach (var happened in events.ReadAllAsync())
        {
            if (happened is RecordingEvent.Ready ready)
            {
                return ready.Status.Evidence!.WavSha256;
            }
        }

        throw new InvalidOperationException("The recorder ended without a sound file.");
    }

    private static RecordingService RecorderOver(string folder, string ffmpeg, IRoomSource room) => new(
        room, Options.Create(new RecorderOptions { Folder = folder, FfmpegPath = ffmpeg, MinimumFreeBytes = 1 }), TimeProvider.System, NullLogger<RecordingService>.Instance);

    /// <summary>A room in which a participant is silent.</summary>
    private sealed class SilentRoom : IRoomSource
    {
        private ITrackSubscriber? _recorder;

        public MediaTime Now => new(TimeProvider.System.GetElapsedTime(0, TimeProvider.System.GetTimestamp()).Ticks * 100);

        public Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber)
        {
            _recorder = subscriber;
            return Task.FromResult<IRoomAttachment>(new Attachment());
        }

        public void Speak(byte[] payload, int packets)
        {
            var now = Now;
            for (var i = 0; i < packets; i++)
            {
                _recorder!.OnPacket(new TrackPacket
                {
                    Slot = new Slot(Seat.Participant, TrackSource.Microphone),
                    Member = new MemberId("p"),
                    Ssrc = 1,
                    ExtendedSequence = i,
                    RtpTimestamp = (uint)(i * 960),
                    Marker = false,
                    Arrival = now + TimeSpan.FromMilliseconds(i * 20),
                    AudioLevel = 20,
                    Payload = payload,
                });
            }
        }

        private sealed class Attachment : IRoomAttachment
        {
            public void RequestKeyFrame(Slot slot)
            {
                // Nothing is to be seen.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
