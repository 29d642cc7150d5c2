using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using Itog.Conference;
using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Packets;

/// <summary>
/// A frame of three packets to ten subscribers, sent over the loopback interface, a packet. The kernel hands loopback packets to the receiver
/// within the sender's call, so both ways carry that cost too.
/// </summary>
[MemoryDiagnoser]
public class SocketBenchmarks : IDisposable
{
    private const int Subscribers = 10;
    private const int Packets = 3;

    private readonly byte[] _packet = new byte[1000];
    private readonly Socket[] _sinks = new Socket[Subscribers];
    private readonly SocketEndpoint[] _to = new SocketEndpoint[Subscribers];
    private IUdpPort _portable = null!;
    private IUdpPort _batched = null!;

    [GlobalSetup]
    public void Prepare()
    {
        for (var i = 0; i < Subscribers; i++)
        {
            _sinks[i] = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 8192 };
            _sinks[i].Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _to[i] = SocketEndpoint.FromIPEndPoint((IPEndPoint)_sinks[i].LocalEndPoint!);
        }

        _portable = UdpPorts.Open(SocketWay.Portable, [IPAddress.Loopback], 0);
        _batched = UdpPorts.Open(SocketWay.Auto, [IPAddress.Loopback], 0);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Subscribers * Packets)]
    public void Portable() => Send(_portable);

    [Benchmark(OperationsPerInvoke = Subscribers * Packets)]
    public void Batched() => Send(_batched);

    [GlobalCleanup]
    public void Dispose()
    {
        _portable.Dispose();
        _batched.Dispose();
        foreach (var sink in _sinks)
        {
            sink.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private void Send(IUdpPort port)
    {
        for (var packet = 0; packet < Packets; packet++)
        {
            foreach (ref var to in _to.AsSpan())
            {
                port.Send(_packet, to);
            }
        }

        port.Flush();
    }
}
