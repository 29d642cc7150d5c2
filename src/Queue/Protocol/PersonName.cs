namespace Itog.Queue.Protocol;

/// <summary>A person's name in its parts; the patronymic may be empty.</summary>
public sealed record PersonName(string FamilyName, string GivenName, string Patronymic);
