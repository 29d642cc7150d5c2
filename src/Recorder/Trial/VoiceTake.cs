using System.Runtime.InteropServices;
using Itog.Conference;
using Itog.Recorder.Ogg;
using Itog.Recorder.Quality;
using Itog.WebRtc.Rtp;

namespace Itog.Recorder.Trial;

/// <summary>One test recording while it runs. Owned by who began it, used by one thread at a time.</summary>
public sealed class VoiceTake : IAsyncDisposable
{
    private const int SampleRate = 48_000;

    // What stands before is spoken too: a hole longer than this is the end of one connection and the begin of another.
    private const long LongestHole = 2 * SampleRate;

    private readonly TakeTap _tap;
    private readonly IRoomAttachment _attachment;
    private readonly RecorderOptions _options;
    private bool _detached;

    internal VoiceTake(TakeTap tap, IRoomAttachment attachment, RecorderOptions options) => (_tap, _attachment, _options) = (tap, attachment, options);

    /// <summary>
    /// Ends it and judges what came; null when nothing did. Throws <see cref="Finalising.FfmpegException"/> when FFmpeg does not work.
    /// </summary>
    public async Task<TakenVoice?> EndAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        var packets = _tap.Packets.DistinctBy(p => p.Sequence).OrderBy(p => p.Sequence).ToList();
        if (packets.Count == 0)
        {
            return null;
        }

        var samples = await VoicePipe.DecodeAsync(_options.FfmpegPath, Pack(packets), cancellationToken);
        var expected = packets[^1].Sequence - packets[0].Sequence + 1;
        return Judge(samples, 1 - ((double)packets.Count / expected));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_detached)
        {
            _detached = true;
            await _attachment.DisposeAsync();
        }
    }

    /// <summary>The packets as one Ogg file, with the frames that are missing in their places.</summary>
    private byte[] Pack(List<TakenPacket> packets)
    {
        using var file = new MemoryStream();
        var writer = new OggOpusWriter(1, page => file.Write(page));
        writer.WriteHeaders();
        uint? next = null;
        foreach (var packet in packets)
        {
            var payload = _tap.PayloadOf(packet);
            if (!OpusToc.TryParse(payload, out var toc))
            {
                continue;
            }

            var hole = next is { } due ? (long)(int)(packet.RtpTimestamp - due) : 0;
            for (; hole is > 0 and < LongestHole && hole >= toc.FrameSamples / 2; hole -= toc.FrameSamples)
            {
                writer.Append([toc.MissingFrame], toc.FrameSamples);
            }

            writer.Append(payload, toc.PacketSamples);
            next = packet.RtpTimestamp + (uint)toc.PacketSamples;
        }

        writer.FlushPage();
        writer.Close();
        return file.ToArray();
    }

    private TakenVoice Judge(byte[] samples, double lost)
    {
        var thresholds = _options.Quality;
        var meter = new ChannelMeter(channels: 1);
        var sound = MemoryMarshal.Cast<byte, short>(samples);
        for (var at = 0; at + LevelFile.WindowSamples <= sound.Length; at += LevelFile.WindowSamples)
        {
            meter.Add(sound.Slice(at, LevelFile.WindowSamples), 0);
        }

        var level = SideJudge.Measure(meter.Windows, Seat.Participant, thresholds);
        var faults = SideJudge.Judge(level, Seat.Participant, RecordingFault.ParticipantNotHeard, thresholds.TaskVoiceShare, thresholds)
            .OrderByDescending(f => f.Grade).Select(f => f.Fault).ToList();
        if (lost > thresholds.DoubtfulMissingShare)
        {
            faults.Add(RecordingFault.SoundMissing);
        }

        return new TakenVoice(WavHead.Of(SampleRate, samples), TimeSpan.FromSeconds((double)sound.Length / SampleRate), level, Math.Round(lost, 4), faults);
    }
}
