namespace Itog.Server.SignIn;

/// <summary>The body of a change of one's own password.</summary>
public sealed record PasswordChange(string? Password, string? NewPassword);
