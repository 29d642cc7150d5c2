using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip.Rooms;

/// <summary>A test room on the wire, with the tokens that were asked for with it.</summary>
public sealed record TestRoomAnswer(string Room, DateTimeOffset Expires, bool Recorded, IReadOnlyList<TokenAnswer> Tokens);
