namespace Itog.WebRtc.Tests.Rtp;

/// <summary>Endless damaged variants of good datagrams, the same ones for the same seed.</summary>
internal sealed class SeededMutations(int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Next(byte[] good)
    {
        var bytes = (byte[])good.Clone();
        for (var edits = _random.Next(1, 5); edits > 0; edits--)
        {
            switch (_random.Next(5))
            {
                case 0 when bytes.Length > 0:
                    bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                    break;
                case 1 when bytes.Length > 0:
                    bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    bytes = bytes[.._random.Next(bytes.Length + 1)];
                    break;
                case 3:
                    var extra = new byte[_random.Next(1, 40)];
                    _random.NextBytes(extra);
                    bytes = [.. bytes, .. extra];
                    break;
                default:
                    bytes = bytes[_random.Next(Math.Min(8, bytes.Length + 1))..];
                    break;
            }
        }

        return bytes;
    }

    public byte[] Garbage(int maxLength)
    {
        var bytes = new byte[_random.Next(maxLength)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
