namespace Itog.Fuzzing.Engine;

/// <summary>
/// Executes one target on its corpus and on mutations of it. Which variants come is decided by the seed alone. Inputs that show something new
/// (by their <see cref="Shape"/>) are mutated further. One thread.
/// </summary>
internal sealed class FuzzRun : IDisposable
{
    private const int MostEntries = 4096;
    private const int MostShapes = 1 << 16;

    private readonly string _name;
    private readonly FuzzTarget _target;
    private readonly Corpus _kept;
    private readonly Mutator _mutator;
    private readonly GuardedBuffer _buffer;
    private readonly LastInput _last;
    private readonly List<byte[]> _entries = [];
    private readonly HashSet<ulong> _shapes = [];
    private long _executions;

    public FuzzRun(string name, FuzzTarget target, Corpus kept, ulong seed)
    {
        _name = name;
        _target = target;
        _kept = kept;
        _mutator = new Mutator(new Xorshift(seed), target.MaxLength, target.Tokens);
        _buffer = new GuardedBuffer(target.MaxLength);
        var note = Path.Combine(Corpus.Notes, $"{name}-{seed}");
        if (LastInput.TryReadLeft(note) is { } fatal)
        {
            kept.Keep("fatal", fatal);
        }

        _last = new LastInput(note, target.MaxLength);
    }

    public long Executions => Interlocked.Read(ref _executions);

    /// <summary>How many different things inputs have shown.</summary>
    public int Shapes => _shapes.Count;

    /// <summary>Executes the seeds and the corpus as they are.</summary>
    public void Replay()
    {
        foreach (var entry in _target.Seeds.Concat(_kept.Read().Select(kept => kept.Bytes)))
        {
            var bytes = entry.AsSpan(0, Math.Min(entry.Length, _target.MaxLength)).ToArray();
            _entries.Add(bytes);

            // Twice, as the first time also pays for what is made once.
            Execute(bytes, isMeasured: false);
            Execute(bytes, isMeasured: true);
        }
    }

    /// <summary>Executes as many mutations; call after <see cref="Replay"/>.</summary>
    public void Mutate(long executions)
    {
        for (var i = 0L; i < executions; i++)
        {
            Execute(_mutator.Next(_entries), isMeasured: true);
        }
    }

    /// <summary>Adds what showed something new to the corpus, the shortest first.</summary>
    public int KeepNew(int most)
    {
        var known = _target.Seeds.Count() + _kept.Read().Count;
        var added = _entries.Skip(known).Where(e => e.Length <= 1024).OrderBy(e => e.Length).ToArray();
        var step = Math.Max(1, added.Length / Math.Max(1, most));
        var files = added.Where((_, i) => i % step == 0).Take(most).Select(e => _kept.Keep("shape", e)).ToArray();
        return files.Length;
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _last.Dispose();
    }

    private void Execute(ReadOnlySpan<byte> input, bool isMeasured)
    {
        _last.Note(input);
        var held = _buffer.Hold(input);
        try
        {
            var shape = Measure(held, out var allocated);
            if (isMeasured && allocated > _target.MostAllocated(input.Length))
            {
                // Once more: on a way not gone before, the compiler allocates too.
                _ = Measure(_buffer.Hold(input), out allocated);
                Violation.Unless(allocated <= _target.MostAllocated(input.Length), "one execution allocates more than it may");
            }

            if (_shapes.Count < MostShapes && _shapes.Add(shape) && _entries.Count < MostEntries && isMeasured)
            {
                _entries.Add(input.ToArray());
            }
        }
        catch (Exception e)
        {
            throw new FuzzFailure(_name, _kept.Keep("crash", input), e);
        }

        Interlocked.Increment(ref _executions);
    }

    private ulong Measure(Span<byte> held, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var shape = _target.Execute(held);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return shape;
    }
}
