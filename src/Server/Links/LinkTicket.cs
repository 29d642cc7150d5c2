namespace Itog.Server.Links;

/// <summary>What a personal link says: whom it lets in, as of which revision of his links, until when.</summary>
public readonly record struct LinkTicket(Guid Participant, int Revision, DateTimeOffset Expires);
