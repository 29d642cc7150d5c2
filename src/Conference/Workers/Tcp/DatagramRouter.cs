using Itog.WebRtc;

namespace Itog.Conference.Workers.Tcp;

/// <summary>A worker's two ways out: each endpoint says by which one it is reached. Worker thread.</summary>
internal sealed class DatagramRouter(IDatagramSink udp, IDatagramSink tcp) : IDatagramSink
{
    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        if (to.IsTcp)
        {
            tcp.Send(datagram, to);
        }
        else
        {
            udp.Send(datagram, to);
        }
    }

    public void Flush()
    {
        udp.Flush();
        tcp.Flush();
    }
}
