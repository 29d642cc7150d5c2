namespace Itog.Fuzzing.Engine;

/// <summary>
/// One reader of the wire under test, with what must hold for every input. Made anew for each run, which owns it; one thread.
/// </summary>
internal abstract class FuzzTarget : IDisposable
{
    public virtual int MaxLength => 1500;

    /// <summary>Words of the format that mutations put in.</summary>
    public virtual IReadOnlyList<byte[]> Tokens => [];

    /// <summary>Well-formed inputs to begin with, besides those in the corpus.</summary>
    public abstract IEnumerable<byte[]> Seeds { get; }

    /// <summary>How many bytes one execution may allocate: that bounds its memory and, near enough, its time.</summary>
    public virtual long MostAllocated(int inputLength) => 0;

    /// <summary>Reads one input; throws when a property is broken. Returns its <see cref="Shape"/>.</summary>
    /// <param name="input">Lies right before memory that must not be touched; may be changed.</param>
    public abstract ulong Execute(Span<byte> input);

    public virtual void Dispose()
    {
    }
}
