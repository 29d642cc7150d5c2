namespace Itog.WebRtc.Sdp;

/// <summary>The user fragment and password of one side (RFC 8839 §5.4): 4..256 and 22..256 ice-chars.</summary>
public sealed record IceCredentials(string UserFragment, string Password)
{
    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => UserFragment;
}
