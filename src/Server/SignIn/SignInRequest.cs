namespace Itog.Server.SignIn;

/// <summary>The body of a sign-in.</summary>
/// <param name="NewPassword">Replaces the password on the way in; asked for when it was given for one sign-in.</param>
public sealed record SignInRequest(string? UserName, string? Password, string? NewPassword = null);
