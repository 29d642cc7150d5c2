using Itog.Conference;

namespace Itog.Recorder;

/// <summary>
/// What is to be recorded, from which room, and the codes that name its files. Codes only: no person's name ever reaches a file name.
/// </summary>
/// <param name="AttemptId">The recording's id: that of its attempt, or one of its own for a stream.</param>
/// <param name="ParticipantCode">The participant's code within the school, e.g. <c>0007</c>; <see cref="WholeDay"/> in a stream.</param>
/// <param name="AttemptNumber">1 for the first sitting of the day, 2 after a technical failure, and so on; <see cref="Trial"/> for what is no attempt.</param>
public sealed record RecordingRequest(
    Guid AttemptId,
    RoomId Room,
    DateOnly Date,
    string AuditoriumNumber,
    string SchoolCode,
    string ParticipantCode,
    int AttemptNumber)
{
    /// <summary>The number of a recording that belongs to no attempt and is deleted after its use.</summary>
    public const int Trial = 0;

    /// <summary>Stands for the participant's code where the recording holds everybody's answers.</summary>
    public const string WholeDay = "stream";

    public RecordingMode Mode { get; init; } = RecordingMode.Personal;

    /// <summary>The name of its files by the regulation's pattern, without extension; null: date, auditorium, school, participant, attempt.</summary>
    public string? FileName { get; init; }

    /// <summary>By whose voice the participant answers.</summary>
    public AnswerVoice AnswerVoice { get; init; }

    /// <summary>Whose pictures are recorded beside the sound; none where the regulation asks for no video.</summary>
    public IReadOnlyList<Slot> Pictures { get; init; } = [];
}
