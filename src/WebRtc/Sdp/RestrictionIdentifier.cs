namespace Itog.WebRtc.Sdp;

/// <summary>An <c>a=rid</c> (RFC 8851): one simulcast layer, <c>send</c> or <c>recv</c>.</summary>
public sealed record RestrictionIdentifier(string Id, bool IsSend);
