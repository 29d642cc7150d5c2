namespace Itog.Server.Links;

/// <summary>A participant and his personal link in the organizer's list.</summary>
/// <param name="IssuedAt">When the newest link that still works was given out from the cabinet; null when none was.</param>
internal sealed record LinkRow(Guid Participant, string Code, string Name, string Class, DateTimeOffset? IssuedAt, DateTimeOffset? Expires);
