using BenchmarkDotNet.Attributes;
using Itog.WebRtc.Srtp;

namespace Itog.Packets;

/// <summary>One packet sealed by AES-128-GCM: sound and a full packet of a picture, by each way that there is.</summary>
[MemoryDiagnoser]
public class CipherBenchmarks : IDisposable
{
    private readonly byte[] _nonce = new byte[12];
    private readonly byte[] _packet = new byte[1500];
    private Aes128Gcm _processor = null!;
    private Aes128Gcm _libcrypto = null!;
    private Aes128Gcm _framework = null!;

    [Params(80, 1200)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var key = new byte[16];
        _processor = new IntrinsicAes128Gcm(key);
        _libcrypto = new LibcryptoAes128Gcm(key, encrypt: true);
        _framework = new PortableAes128Gcm(key);
    }

    [Benchmark(Baseline = true)]
    public void Libcrypto() => Seal(_libcrypto);

    [Benchmark]
    public void Processor() => Seal(_processor);

    [Benchmark]
    public void Framework() => Seal(_framework);

    [GlobalCleanup]
    public void Dispose()
    {
        _processor.Dispose();
        _libcrypto.Dispose();
        _framework.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Seal(Aes128Gcm cipher)
    {
        _nonce[0]++;
        cipher.Seal(_nonce, _packet.AsSpan(0, 24), _packet.AsSpan(24, Length), _packet.AsSpan(24 + Length, 16));
    }
}
