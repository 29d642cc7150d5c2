namespace Itog.Server.Links;

/// <summary>What a link says: whom it lets in, as of which revision of his links, until when.</summary>
/// <param name="Holder">A participant, or who is beside one.</param>
public readonly record struct LinkTicket(Guid Holder, int Revision, DateTimeOffset Expires);
