using System.Runtime.InteropServices;

namespace Itog.Fuzzing.Engine;

/// <summary>
/// Memory whose end is the end of a page, with a page behind it that nobody may touch: native or unsafe code that reads or writes one byte
/// too far ends the process at once. Owned by a run; one thread.
/// </summary>
internal sealed unsafe partial class GuardedBuffer : IDisposable
{
    private const int None = 0;
    private const int ReadAndWrite = 1 | 2;
    private const int PrivateAndAnonymous = 0x02 | 0x20;

    private readonly byte* _start;
    private readonly nuint _usable;
    private readonly nuint _page = (nuint)Environment.SystemPageSize;

    public GuardedBuffer(int capacity)
    {
        _usable = ((nuint)capacity + _page - 1) / _page * _page;
        _start = (byte*)Map(0, _page + _usable + _page, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if (_start == (byte*)-1 || Protect((nint)_start, _page, None) != 0 || Protect((nint)(_start + _page + _usable), _page, None) != 0)
        {
            throw new InvalidOperationException("No memory between guarded pages.");
        }
    }

    /// <summary>A copy whose last byte is the last one before the guarded page.</summary>
    public Span<byte> Hold(ReadOnlySpan<byte> bytes)
    {
        var held = new Span<byte>(_start + _page + _usable - bytes.Length, bytes.Length);
        bytes.CopyTo(held);
        return held;
    }

    public void Dispose() => _ = Unmap((nint)_start, _page + _usable + _page);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
