using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Sdp;

/// <summary>The transport attributes of a session or an m-line while they are being read.</summary>
internal sealed class TransportDraft
{
    public string? UserFragment { get; set; }

    public string? Password { get; set; }

    public Fingerprint? Fingerprint { get; set; }

    public DtlsSetup? Setup { get; set; }

    public IceCredentials? Ice => UserFragment is not null && Password is not null ? new(UserFragment, Password) : null;

    /// <summary>Takes what is absent from <paramref name="session"/>; false when a fragment stands without its password.</summary>
    public bool TryComplete(TransportDraft session, out string reason)
    {
        reason = "a=ice-ufrag and a=ice-pwd stand together or not at all";
        if (UserFragment is null && Password is null)
        {
            UserFragment = session.UserFragment;
            Password = session.Password;
        }

        Fingerprint ??= session.Fingerprint;
        Setup ??= session.Setup;
        return (UserFragment is null) == (Password is null);
    }
}
