namespace Itog.WebRtc.Sdp;

/// <summary>One <c>a=extmap</c>: a local identifier for a header extension (RFC 8285 §5).</summary>
public sealed record ExtensionMap(int Id, string Uri);
