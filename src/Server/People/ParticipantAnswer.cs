using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>A participant's card.</summary>
/// <param name="Revision">To be sent back with a correction, so that two people who edit at once notice each other.</param>
internal sealed record ParticipantAnswer(Guid Id, int Revision, ParticipantEntry Entry, DateTimeOffset? WithdrawnAt, string? WithdrawnBecause)
{
    public static ParticipantAnswer Of(Participant person) =>
        new(person.Id, person.Revision, ParticipantEntry.Of(person), person.WithdrawnAt, person.WithdrawnBecause);
}
