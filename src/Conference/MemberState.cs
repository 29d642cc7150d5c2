namespace Itog.Conference;

/// <summary>
/// Where a member's connection stands.
/// <code>
/// Connecting → Connected ⇄ Disconnected → (left)
/// </code>
/// </summary>
public enum MemberState
{
    /// <summary>The answer is given; ICE and DTLS are not finished.</summary>
    Connecting,

    /// <summary>Media can flow.</summary>
    Connected,

    /// <summary>Nothing has been heard for <see cref="ConferenceOptions.DisconnectAfter"/>; the connection may come back by itself.</summary>
    Disconnected,
}
