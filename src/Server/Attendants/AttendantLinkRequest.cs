namespace Itog.Server.Attendants;

/// <param name="Renew">Whether every link that he has is to stop working.</param>
internal sealed record AttendantLinkRequest(bool Renew);
