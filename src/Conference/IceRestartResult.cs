using System.Diagnostics.CodeAnalysis;
using Itog.WebRtc.Ice;

namespace Itog.Conference;

/// <summary>Either our new credentials for a connection whose ICE restarts, or the reason why it does not. Immutable; any thread.</summary>
public sealed class IceRestartResult
{
    private IceRestartResult(IceCredentials? local, JoinRefusal? refusal) => (Local, Refusal) = (local, refusal);

    /// <summary>What the answer says as <c>a=ice-ufrag</c> and <c>a=ice-pwd</c>; all else of it stays as it was.</summary>
    public IceCredentials? Local { get; }
    public JoinRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Local))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Local is not null;

    public static implicit operator IceRestartResult(IceCredentials local) => new(local, null);
    public static implicit operator IceRestartResult(JoinRefusal refusal) => new(null, refusal);
}
