namespace Itog.Queue.Protocol;

/// <summary>How a page's media reach the server. That a TURN server stands between only the page knows, and tells.</summary>
public enum MediaPath
{
    Udp,
    Tcp,
    Relay,
}
