using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using Itog.WebRtc.Srtp;

namespace Itog.Packets;

/// <summary>One RTP packet protected and revealed again, replay windows included, by each profile.</summary>
[MemoryDiagnoser]
public class SrtpBenchmarks : IDisposable
{
    private readonly byte[] _packet = new byte[1500];
    private SrtpSender _sender = null!;
    private SrtpReceiver _receiver = null!;
    private ushort _sequence;

    [Params(SrtpProfile.AeadAes128Gcm, SrtpProfile.AesCm128HmacSha1Tag80)]
    public SrtpProfile Profile { get; set; }

    [Params(80, 1200)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var (key, salt) = (new byte[SrtpKeys.MasterKeyLength], new byte[SrtpKeys.SaltLength(Profile)]);
        _sender = new SrtpSender(SrtpKeys.ForRtp(Profile, key, salt), SrtpKeys.ForRtcp(Profile, key, salt));
        _receiver = new SrtpReceiver(SrtpKeys.ForRtp(Profile, key, salt), SrtpKeys.ForRtcp(Profile, key, salt));
        _packet[0] = 0x80;
    }

    [Benchmark]
    public SrtpVerdict ProtectAndReveal()
    {
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence++);
        _sender.ProtectRtp(_packet, 12 + Length, out var length);
        return _receiver.UnprotectRtp(_packet.AsSpan(0, length), out _);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
        GC.SuppressFinalize(this);
    }
}
