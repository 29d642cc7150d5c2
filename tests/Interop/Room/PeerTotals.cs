namespace Itog.Interop.Room;

/// <summary>Sums over all peer connections that a page has ever made and not closed.</summary>
public sealed record PeerTotals(
    int Connections, int Open, long PacketsReceived, long FramesDecoded, long FramesSent, long AudioPacketsSent, long AudioPacketsReceived)
{
    /// <summary>A page that has never made a connection.</summary>
    public static readonly PeerTotals None = new(0, 0, 0, 0, 0, 0, 0);
}
