namespace Itog.Server.Rechecks;

/// <summary>Why an application was taken back, or a recording cannot be scored.</summary>
internal sealed record RecheckReason(string? Reason);
