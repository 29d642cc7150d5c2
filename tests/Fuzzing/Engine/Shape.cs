using System.Numerics;

namespace Itog.Fuzzing.Engine;

/// <summary>
/// A sketch of what an input made its target do: which branches it answered by, how many of what it found. An input with a sketch not seen
/// before joins the corpus, which is how mutations get deep into a format without a look at the machine code.
/// </summary>
internal struct Shape
{
    private ulong _hash;

    public readonly ulong Value => _hash;

    public void Add(ulong fact) => _hash = (_hash ^ fact ^ 0x9E37_79B9_7F4A_7C15) * 0x1000_0000_01B3;

    public void Add(bool fact) => Add(fact ? 1UL : 2UL);

    /// <summary>A number by its order of magnitude.</summary>
    public void AddSize(long size) => Add(64UL - (ulong)BitOperations.LeadingZeroCount((ulong)size));
}
