using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Itog.Conference.Workers.Linux;

/// <summary>
/// Zeroed memory of a fixed size that never moves, so that the system's structures may point at one another. The garbage collector frees it.
/// Owned by a batch; worker thread.
/// </summary>
internal sealed unsafe class PinnedArray<T>(int length)
    where T : unmanaged
{
    private readonly T[] _items = GC.AllocateArray<T>(length, pinned: true);

    public int Length => _items.Length;

    /// <summary>The first item; valid while this object is referenced.</summary>
    public T* Start => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_items));

    public ref T this[int index] => ref _items[index];

    public Span<T> Slice(int start, int length) => _items.AsSpan(start, length);
}
