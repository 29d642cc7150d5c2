using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Server.Wall;

/// <summary>Whether a participant of today has tested his camera, microphone, sound and connection; <paramref name="Passed"/> null: not yet.</summary>
internal sealed record TestedAnswer(
    int Auditorium, string Number, PersonName Name, DateTimeOffset ScheduledAt, bool Connected, bool? Passed, IReadOnlyList<CheckedPart> Failed);
