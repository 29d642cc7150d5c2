namespace Itog.Server.People;

/// <summary>A new account.</summary>
/// <param name="UserName">What its owner will type at the sign-in; made out of the name when it is empty.</param>
internal sealed record StaffRequest(string? FullName, string? UserName);
