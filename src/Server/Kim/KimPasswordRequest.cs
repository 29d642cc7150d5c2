namespace Itog.Server.Kim;

/// <summary>The password of a package. Never kept, never logged.</summary>
internal sealed record KimPasswordRequest(string? Password);
