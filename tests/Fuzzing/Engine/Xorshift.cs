namespace Itog.Fuzzing.Engine;

/// <summary>Marsaglia's xorshift64*: the same numbers for the same seed on every machine and runtime. One thread.</summary>
internal sealed class Xorshift(ulong seed)
{
    private ulong _state = (seed * 0x9E37_79B9_7F4A_7C15) | 1;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545_F491_4F6C_DD1D;
    }

    /// <summary>0 to <paramref name="limit"/> − 1; 0 when the limit is 0.</summary>
    public int Below(int limit) => limit <= 0 ? 0 : (int)((Next() >> 33) % (uint)limit);

    public byte Byte() => (byte)(Next() >> 56);

    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Byte();
        }
    }
}
