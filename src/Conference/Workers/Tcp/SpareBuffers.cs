namespace Itog.Conference.Workers.Tcp;

/// <summary>Buffers of one size that go from one connection to the next. Owned by a <see cref="TcpEndpoint"/>; worker thread.</summary>
internal sealed class SpareBuffers(int size)
{
    /// <summary>More are left to the garbage collector.</summary>
    private const int Kept = 64;

    private readonly Stack<byte[]> _spare = new(Kept);

    public byte[] Take() => _spare.TryPop(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(size);

    public void Return(byte[] buffer)
    {
        if (_spare.Count < Kept)
        {
            _spare.Push(buffer);
        }
    }
}
