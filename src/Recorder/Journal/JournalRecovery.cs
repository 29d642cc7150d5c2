using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Journal;

/// <summary>What was found in a journal that nobody closed.</summary>
/// <param name="Opening">The sidecar's first line; null when it never reached the disk.</param>
/// <param name="CutBytes">Bytes of a torn tail that were cut away.</param>
/// <param name="Damaged">Changed or unreadable in the middle: nothing was cut.</param>
internal sealed record JournalRecovery(
    JournalOpening? Opening,
    long Samples,
    long Bytes,
    string ChainHead,
    long CutBytes,
    bool Damaged,
    VoiceCounters Counters,
    IReadOnlyList<RecordingGap> Gaps,
    IReadOnlyList<SegmentDisplacement>? Displaced)
{
    /// <summary>Cuts a torn tail of a journal and of its sidecar, and vouches for what reached the disk after the last line.</summary>
    public static JournalRecovery Recover(string path, JournalMoment now)
    {
        OggScan scan;
        using var sound = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        scan = OggScan.Read(sound);
        var damaged = scan.PagesBeyond > 0;
        var cut = damaged ? 0 : scan.Length - scan.GoodEnd;
        if (cut > 0)
        {
            sound.SetLength(scan.GoodEnd);
            sound.Flush(flushToDisk: true);
        }

        using var sidecar = new FileStream(Sidecar.PathFor(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var walk = SidecarWalk.Read(sidecar, sound);
        damaged |= walk.Broken is { Torn: false };
        var chain = Convert.ToHexStringLower(walk.Chain);
        if (!damaged)
        {
            sidecar.SetLength(walk.GoodEnd);
            sidecar.Position = walk.GoodEnd;
            if (sound.Length > walk.End)
            {
                var record = new JournalRecord
                {
                    Number = walk.Records,
                    Kind = JournalRecordKind.Recovered,
                    End = sound.Length,
                    Utc = now.Utc,
                    Monotonic = now.Monotonic,
                    Samples = scan.Samples,
                };
                using var going = new SidecarChain(walk.Chain);
                sidecar.Write(going.Seal(record, hash => SidecarWalk.Append(hash, sound, walk.End, sound.Length)));
                chain = going.Head;
            }

            sidecar.Flush(flushToDisk: true);
        }

        return new JournalRecovery(
            walk.Opening,
            scan.Samples,
            sound.Length,
            chain,
            cut,
            damaged,
            walk.Counters,
            walk.Gaps,
            walk.Displaced);
    }
}
