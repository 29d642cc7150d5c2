using System.Security.Cryptography;
using System.Text;
using Itog.Recorder.Manifest;
using Itog.Recorder.Video;

namespace Itog.Recorder.Journal;

/// <summary>A walk along a sidecar's chain beside its journal, as far as both agree.</summary>
internal sealed class SidecarWalk
{
    private readonly List<RecordingGap> _gaps = [];
    private readonly List<SegmentDisplacement> _displaced = [];

    public JournalOpening? Opening { get; private set; }

    /// <summary>Lines that hold.</summary>
    public int Records { get; private set; }

    /// <summary>Bytes of the journal they vouch for.</summary>
    public long End { get; private set; }

    /// <summary>Bytes of the sidecar they take.</summary>
    public long GoodEnd { get; private set; }

    public byte[] Chain { get; private set; } = Sidecar.Genesis;

    public JournalRecordKind? LastKind { get; private set; }

    public VoiceCounters Counters { get; private set; }

    public PictureCounters Pictures { get; private set; }

    /// <summary>Samples in the journal at the last line.</summary>
    public long Samples { get; private set; }

    public IReadOnlyList<RecordingGap> Gaps => _gaps;

    public IReadOnlyList<SegmentDisplacement>? Displaced => _displaced.Count > 0 ? _displaced : null;

    /// <summary>The first line that does not hold; null when all do.</summary>
    public BrokenLine? Broken { get; private set; }

    public static SidecarWalk Read(Stream sidecar, Stream sound)
    {
        var walk = new SidecarWalk();
        var bytes = new byte[sidecar.Length];
        sidecar.Position = 0;
        sidecar.ReadExactly(bytes);
        while (walk.GoodEnd < bytes.Length && walk.Broken is null)
        {
            walk.Step(bytes, sound);
        }

        return walk;
    }

    /// <summary>Feeds a range of the journal into a hash.</summary>
    public static void Append(IncrementalHash hash, Stream sound, long from, long to)
    {
        var buffer = new byte[64 * 1024];
        sound.Position = from;
        while (from < to)
        {
            var read = sound.Read(buffer, 0, (int)Math.Min(buffer.Length, to - from));
            if (read == 0)
            {
                return;
            }

            hash.AppendData(buffer, 0, read);
            from += read;
        }
    }

    private void Step(ReadOnlySpan<byte> bytes, Stream sound)
    {
        var rest = bytes[(int)GoodEnd..];
        var length = rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            Broken = new BrokenLine(Records, End, End, Torn: true);
            return;
        }

        var line = Encoding.UTF8.GetString(rest[..length]);
        var last = length + 1 == rest.Length;
        if (Sidecar.Parse(line) is not { } record || record.Number != Records || record.End < End)
        {
            Broken = new BrokenLine(Records, End, End, Torn: last || rest.TrimStart((byte)0).IsEmpty);
            return;
        }

        if (record.End > sound.Length)
        {
            // The line reached the disk and the page did not: the rest was lost with the power.
            Broken = new BrokenLine(Records, End, record.End, Torn: true);
            return;
        }

        var chain = Sidecar.Recompute(line, Chain, hash => Append(hash, sound, End, record.End));
        if (chain is null || Convert.ToHexStringLower(chain) != record.Chain)
        {
            // Bytes and lines of one commit go to the disk together, in no order: after a power cut the last line may have got there alone.
            Broken = new BrokenLine(Records, End, record.End, Torn: last && record.Kind == JournalRecordKind.Second);
            return;
        }

        Take(record, chain);
        GoodEnd += length + 1;
    }

    private void Take(JournalRecord record, byte[] chain)
    {
        Opening ??= record.Opening;
        if (record.StartSample is { } start)
        {
            Opening = Opening is null ? null : Opening with { StartSample = start };
        }

        Records++;
        End = record.End;
        Chain = chain;
        LastKind = record.Kind;
        Samples = record.Samples;
        _gaps.AddRange(record.Gaps ?? []);
        _displaced.AddRange(record.Displaced ?? []);
        if (record.Counts is { } counts)
        {
            Counters += counts;
        }

        if (record.Pictures is { } pictures)
        {
            Pictures += pictures;
        }
    }

    /// <param name="Record">Number of the line.</param>
    /// <param name="From">First byte of the journal that it vouches for.</param>
    /// <param name="To">Byte after the last one.</param>
    /// <param name="Torn">Unfinished, as a crash leaves it, not changed.</param>
    internal sealed record BrokenLine(int Record, long From, long To, bool Torn);
}
