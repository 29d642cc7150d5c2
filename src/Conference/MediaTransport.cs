namespace Itog.Conference;

/// <summary>What carries a connection's media to us. Whether a TURN server stands between is not to be seen from here.</summary>
public enum MediaTransport
{
    Udp,
    Tcp,
}
