namespace Itog.Server.Links;

/// <summary>A personal link, made now.</summary>
/// <param name="Path">Under the address of this server.</param>
/// <param name="Url">The whole address: of the setting <c>PublicAddress</c>, or of the server as it was asked.</param>
/// <param name="Qr">The same for a telephone's camera.</param>
internal sealed record IssuedLink(Guid Participant, string Path, string Url, QrDrawing Qr, DateTimeOffset IssuedAt, DateTimeOffset Expires);
