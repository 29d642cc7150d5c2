using Itog.Conference;
using Itog.Recorder.Journal;

namespace Itog.Recorder.Quality;

/// <summary>
/// Watches one voice while it is recorded, without decoding it: by sequence numbers, arrival, and the loudness that the sender writes into each
/// packet (RFC 6464). Looks back five seconds, twenty for silence in an answer; a fault is over when it has been gone for five seconds.
/// Reads no clock; recorder thread.
/// </summary>
internal sealed class LiveMeter
{
    private const long Second = 1_000_000_000;
    private const long MissingAfter = 3 * Second;
    private const int Short = 5;
    private const int Long = 20;

    /// <summary>Levels are in −dBov: 0 is the loudest, 127 digital silence.</summary>
    private const byte DeadFrom = 120;
    private const byte SoundUpTo = 50;
    private const byte FaintFrom = 42;
    private const byte FaintUpTo = 60;
    private const byte OverloadUpTo = 6;

    private readonly Queue<Tick> _ticks = new();
    private readonly Dictionary<SoundFault, long> _present = [];
    private readonly byte[] _levels = new byte[128];
    private long? _firstPacket;
    private long _lastPacket;
    private long _highest;
    private uint _ssrc;
    private Tick _now;

    /// <summary>The participant is to answer a task since this moment; null while he is not.</summary>
    public long? AnswersSince { get; set; }

    /// <summary>The faults that stand now.</summary>
    public IReadOnlyCollection<SoundFault> Present => _present.Keys;

    public void Packet(in RingEntry entry)
    {
        // What is lost in a hole was told as missing already.
        if (entry.Ssrc != _ssrc || entry.Arrival - _lastPacket >= MissingAfter)
        {
            (_ssrc, _highest) = (entry.Ssrc, entry.Sequence - 1);
        }

        _firstPacket ??= entry.Arrival;
        _lastPacket = entry.Arrival;
        if (entry.Sequence > _highest)
        {
            _now.Expected += entry.Sequence - _highest;
            _highest = entry.Sequence;
        }

        _now.Received++;
        if (entry.Level is { } level)
        {
            _now.Measured++;
            _now.Dead += level >= DeadFrom ? 1 : 0;
            _now.Sound += level <= SoundUpTo ? 1 : 0;
            _now.Overloaded += level <= OverloadUpTo ? 1 : 0;
            _levels[level]++;
        }
        else
        {
            // A sender without the extension is measured by nobody: it counts as sound.
            _now.Sound++;
        }
    }

    /// <summary>Once a second: what began and what ceased to be wrong.</summary>
    public IReadOnlyList<(SoundFault Fault, bool Present)> Tell(long now)
    {
        _now.Loudest = Loudest();
        Array.Clear(_levels);
        _ticks.Enqueue(_now);
        _now = default;
        if (_ticks.Count > Long)
        {
            _ticks.Dequeue();
        }

        var changes = new List<(SoundFault, bool)>();
        var wrong = Wrong(now).ToHashSet();
        foreach (var fault in wrong)
        {
            if (!_present.ContainsKey(fault))
            {
                changes.Add((fault, true));
            }

            _present[fault] = now;
        }

        foreach (var (fault, seen) in _present.Where(p => now - p.Value >= Short * Second).ToList())
        {
            _present.Remove(fault);
            changes.Add((fault, false));
        }

        return changes;
    }

    private IEnumerable<SoundFault> Wrong(long now)
    {
        if (_firstPacket is not { } first)
        {
            yield break;
        }

        if (now - _lastPacket >= MissingAfter)
        {
            yield return SoundFault.Missing;
            yield break;
        }

        var recent = Sum(_ticks.TakeLast(Short));
        if (now - first >= 4 * Second && Sum(_ticks.TakeLast(4)) is { Measured: > 0 } last && last.Dead == last.Received)
        {
            yield return SoundFault.Dead;
            yield break;
        }

        var lost = recent.Expected - recent.Received;
        if (lost >= 10 && lost > recent.Expected / 20)
        {
            yield return SoundFault.Lossy;
        }

        if (recent.Measured > 0 && recent.Overloaded * 10 > recent.Measured)
        {
            yield return SoundFault.Clipped;
        }

        if (AnswersSince is not { } since)
        {
            yield break;
        }

        // A child may think for some seconds; nothing for twenty is worth a look.
        if (now - since >= Long * Second && _ticks.Count == Long && Sum(_ticks).Sound == 0)
        {
            yield return SoundFault.Silent;
        }
        else if (now - since >= Short * Second && recent.Measured > 0 && _ticks.TakeLast(Short).Min(t => t.Loudest) is >= FaintFrom and <= FaintUpTo)
        {
            yield return SoundFault.Quiet;
        }
    }

    // The level that a tenth of the second's packets reach: a click alone is no speech.
    private byte Loudest()
    {
        var left = Math.Max(1, _now.Measured / 10);
        for (var level = 0; level < _levels.Length && _now.Measured > 0; level++)
        {
            left -= _levels[level];
            if (left <= 0)
            {
                return (byte)level;
            }
        }

        return 127;
    }

    private static Tick Sum(IEnumerable<Tick> ticks)
    {
        var sum = default(Tick);
        foreach (var tick in ticks)
        {
            sum.Expected += tick.Expected;
            sum.Received += tick.Received;
            sum.Measured += tick.Measured;
            sum.Dead += tick.Dead;
            sum.Sound += tick.Sound;
            sum.Overloaded += tick.Overloaded;
        }

        return sum;
    }

    private struct Tick
    {
        public long Expected;
        public long Received;
        public long Measured;
        public long Dead;
        public long Sound;
        public long Overloaded;
        public byte Loudest;
    }
}
