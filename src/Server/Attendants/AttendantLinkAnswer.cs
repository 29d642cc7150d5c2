using Itog.Server.Links;

namespace Itog.Server.Attendants;

/// <summary>The link of an attendant, made now and kept nowhere.</summary>
internal sealed record AttendantLinkAnswer(string Path, string Url, QrDrawing Qr, DateTimeOffset Expires);
