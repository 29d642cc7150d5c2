namespace Itog.WebRtc.Ice;

/// <summary>What an ICE agent does (RFC 8445 §6.1.1).</summary>
public enum IceRole
{
    /// <summary>Only answers checks, as a server on a reachable address does (RFC 8445 §2.5); always controlled.</summary>
    Lite,

    /// <summary>Sends checks to one remote candidate and nominates it.</summary>
    Controlling,
}
