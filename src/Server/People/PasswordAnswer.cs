namespace Itog.Server.People;

/// <summary>A password for one sign-in, told this once.</summary>
internal sealed record PasswordAnswer(string UserName, string FullName, string Password);
