using BenchmarkDotNet.Attributes;

namespace Itog.Packets;

/// <summary>
/// One published packet on its whole way but for the sockets: protected by its publisher, then routed, revealed, taken by its track, and for each
/// subscriber written, protected and given to the sink; the timers of the members run as in a call.
/// </summary>
[MemoryDiagnoser]
public class ForwardingBenchmarks : IDisposable
{
    private Call _call = null!;

    [Params(3, 30)]
    public int Subscribers { get; set; }

    [GlobalSetup]
    public void Prepare() => _call = new Call(Subscribers);

    [Benchmark]
    public long Sound()
    {
        _call.SendSound();
        return _call.Sent;
    }

    [Benchmark]
    public long Picture()
    {
        _call.SendPicture();
        return _call.Sent;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _call.Check();
        _call.Dispose();
        GC.SuppressFinalize(this);
    }
}
