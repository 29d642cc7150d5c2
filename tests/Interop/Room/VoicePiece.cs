namespace Itog.Interop.Room;

/// <summary>A stretch of a recorded microphone by the clock of the server; <paramref name="Run"/> counts the server's lives.</summary>
public sealed record VoicePiece(int Run, DateTimeOffset From, DateTimeOffset To);
