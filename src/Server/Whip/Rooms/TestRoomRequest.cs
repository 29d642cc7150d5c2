namespace Itog.Server.Whip.Rooms;

/// <summary>Asks for a test room and, in the same breath, for tokens of its members.</summary>
/// <param name="Name">The room is called <c>test-NAME</c>; chosen by the server when absent.</param>
/// <param name="Minutes">Life of the room and of the tokens; an hour when absent.</param>
/// <param name="Record">Record all its sound as an exam is recorded; the files go when the room closes.</param>
public sealed record TestRoomRequest(string? Name, int? Minutes, bool Record, IReadOnlyList<TestRoomMemberRequest>? Members);

/// <summary>One of the members that get a token.</summary>
/// <param name="Seat">Its name, <c>participant</c>; the member's name when absent.</param>
public sealed record TestRoomMemberRequest(string? Name, string? Seat, IReadOnlyList<string>? May);
