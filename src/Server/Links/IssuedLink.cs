namespace Itog.Server.Links;

/// <summary>A personal link, made now; <paramref name="Path"/> is under the address of this server.</summary>
internal sealed record IssuedLink(Guid Participant, string Path, DateTimeOffset IssuedAt, DateTimeOffset Expires);
