namespace Itog.Server.Links;

/// <summary>Whose links are wanted.</summary>
/// <param name="Renew">Whether every link that they have is to stop working.</param>
internal sealed record LinkRequest(IReadOnlyList<Guid>? Participants, bool Renew);
