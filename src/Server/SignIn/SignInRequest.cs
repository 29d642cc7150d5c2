namespace Itog.Server.SignIn;

/// <summary>The body of a sign-in.</summary>
public sealed record SignInRequest(string? UserName, string? Password);
