namespace Itog.Queue.Protocol;

/// <summary>A subtotal of the protocol; null until its criteria are scored.</summary>
public sealed record SubtotalView(string Title, int Maximum, int? Score);
